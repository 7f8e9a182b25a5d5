package org.cadalign.noise;

import java.util.List;

/** A displacement at every point of a plane. */
@FunctionalInterface
public interface DisplacementField {
  /**
   * The displacement at a point.
   *
   * @param x along the plane's first axis, in its unit
   * @param y along the plane's second axis, in its unit
   */
  Displacement at(double x, double y);

  /** The field that adds others up, in their order. */
  static DisplacementField sum(List<? extends DisplacementField> terms) {
    List<DisplacementField> kept = List.copyOf(terms);
    return (x, y) -> {
      Displacement total = Displacement.ZERO;
      for (DisplacementField term : kept) {
        total = total.plus(term.at(x, y));
      }
      return total;
    };
  }
}

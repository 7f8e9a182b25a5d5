package org.cadalign.field;

import java.util.List;

/**
 * A displacement at every point of a plane; the one who makes it says in which coordinates and
 * unit.
 */
@FunctionalInterface
public interface DisplacementField {
  /**
   * What is added to a coordinate, same axes and unit as it.
   *
   * @param x along the plane's first axis
   * @param y along the plane's second axis
   */
  Displacement at(double x, double y);

  /** The same displacement everywhere. */
  static DisplacementField constant(Displacement displacement) {
    return (x, y) -> displacement;
  }

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

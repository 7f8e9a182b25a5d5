package org.cadalign.align;

import java.util.Optional;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;

/** A displacement field that ends somewhere, and is not equally sure of itself everywhere. */
@FunctionalInterface
public interface PartialField {
  /**
   * What the field says at a place; nothing where it does not reach.
   *
   * @param x along the plane's first axis
   * @param y along the plane's second axis
   * @throws ArithmeticException if it reaches there, but has no single value
   */
  Optional<Reading> at(double x, double y);

  /**
   * A value of the field.
   *
   * @param shift what is added to the place, same axes and unit as it
   * @param confidence 0 to 1
   */
  record Reading(Displacement shift, double confidence) {}

  /** A field that reaches everywhere and is sure. */
  static PartialField everywhere(DisplacementField field) {
    return (x, y) -> Optional.of(new Reading(field.at(x, y), 1));
  }
}

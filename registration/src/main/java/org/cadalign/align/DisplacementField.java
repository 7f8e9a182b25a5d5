package org.cadalign.align;

import org.cadalign.match.Shift;

/** A displacement by place; the one who makes it says in which coordinates and units. */
@FunctionalInterface
public interface DisplacementField {
  /** What is added to a coordinate at (x, y), same axes and unit as x and y. */
  Shift at(double x, double y);

  /** The same displacement everywhere. */
  static DisplacementField constant(Shift shift) {
    return (x, y) -> shift;
  }
}

package org.cadalign.align;

import org.cadalign.match.Shift;

/**
 * What was done to a feature.
 *
 * @param status how it ended
 * @param metres by how much it was moved, ground metres east and north; the median over vertices
 *     where they differ, zero where it was not moved
 */
public record FeatureOutcome(Status status, Shift metres) {
  static FeatureOutcome kept(Status status) {
    return new FeatureOutcome(status, Shift.ZERO);
  }

  /** Length of the move, ground metres. */
  public double shiftMetres() {
    return metres.length();
  }
}

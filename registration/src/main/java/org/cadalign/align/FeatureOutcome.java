package org.cadalign.align;

import org.cadalign.field.Displacement;

/**
 * What was done to a feature.
 *
 * @param status how it ended
 * @param metres by how much it was moved, ground metres east and north; the median over vertices
 *     where they differ, zero where it was not moved
 * @param areaChange share of its area that repair changed; 0 where nothing was repaired
 */
public record FeatureOutcome(Status status, Displacement metres, double areaChange) {
  /** A feature that was not repaired. */
  public FeatureOutcome(Status status, Displacement metres) {
    this(status, metres, 0);
  }

  static FeatureOutcome kept(Status status) {
    return new FeatureOutcome(status, Displacement.ZERO);
  }

  /** Length of the move, ground metres. */
  public double shiftMetres() {
    return metres.length();
  }
}

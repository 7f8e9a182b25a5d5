package org.cadalign.confidence;

/**
 * How far a building is expected to lie from its place: a prediction, no measurement.
 *
 * @param metres as many such buildings lie nearer as lie farther, ground metres
 * @param bound nine of ten such buildings lie nearer, ground metres
 * @param confidence probability that it lies within {@value #CLOSE_M} m
 */
public record ExpectedError(double metres, double bound, double confidence) {
  /** What counts as being in its place. */
  public static final double CLOSE_M = 1;
}

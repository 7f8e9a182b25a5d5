package org.cadalign.detect;

/**
 * What counts as a building that the layer lacks. Thresholds were chosen on the training and tuning
 * scenes and on made-up cities, see docs/results.md.
 *
 * @param level L at which the image is segmented
 * @param pixelThreshold what a pixel of roof has at least of fill less {@code edgeWeight} of edge
 * @param edgeWeight how much an edge takes off, so that roofs which touch come apart
 * @param clearance how far from the layer's buildings a roof begins, ground metres
 * @param growth what outlines are grown by, ground metres, since thresholds cut their edges off
 * @param leastArea of a building, and of a hole that is kept, square metres
 * @param tolerance of simplification, ground metres
 * @param rectangular least overlap (intersection over union) with its smallest rectangle from which
 *     an outline becomes that rectangle
 * @param minScore least mean probability of fill
 */
public record MissingOptions(
    int level,
    double pixelThreshold,
    double edgeWeight,
    double clearance,
    double growth,
    double leastArea,
    double tolerance,
    double rectangular,
    double minScore) {
  /** Least mean probability of fill unless the user says otherwise. */
  public static final double MIN_SCORE = 0.6;

  public MissingOptions {
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException("least score " + minScore);
    }
  }

  public static MissingOptions defaults() {
    return withMinScore(MIN_SCORE);
  }

  public static MissingOptions withMinScore(double minScore) {
    return new MissingOptions(2, 0.35, 1, 0.6, 0.45, 15, 0.6, 0.85, minScore);
  }
}

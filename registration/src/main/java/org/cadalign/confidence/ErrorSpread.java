package org.cadalign.confidence;

import java.util.Arrays;
import java.util.List;

/**
 * A predicted distribution of the error of a building: its quantiles at equally spaced
 * probabilities.
 *
 * @param metres ascending, ground metres; the i-th of n is the quantile at (i + 1/2) / n
 */
public record ErrorSpread(double[] metres) {
  private static final double NINE_OF_TEN = 0.9;

  public ErrorSpread {
    if (metres.length < 2) {
      throw new IllegalArgumentException("two quantiles at least, not " + metres.length);
    }
  }

  /** The quantile at a probability, linear between those that are known. */
  public double quantile(double probability) {
    double place = probability * metres.length - 0.5;
    int below = (int) Math.max(0, Math.min(metres.length - 2, Math.floor(place)));
    double share = Math.max(0, Math.min(1, place - below));
    return metres[below] + share * (metres[below + 1] - metres[below]);
  }

  /** Probability of an error up to some metres. */
  public double within(double most) {
    int n = metres.length;
    if (most < metres[0]) {
      return 0.5 / n * Math.max(0, most / metres[0]);
    }
    int below = 0;
    while (below + 1 < n && metres[below + 1] <= most) {
      below++;
    }
    double width = below + 1 < n ? metres[below + 1] - metres[below] : 0;
    double share = width > 0 ? (most - metres[below]) / width : 0;
    return Math.min(1, (below + 0.5 + share) / n);
  }

  /** What is told of it. */
  public ExpectedError summary() {
    return new ExpectedError(quantile(0.5), quantile(NINE_OF_TEN), within(ExpectedError.CLOSE_M));
  }

  /**
   * Predicted CE90 of many buildings: what nine of ten of them are expected to keep within.
   *
   * @param buildings at least one
   */
  public static double ce90(List<ErrorSpread> buildings) {
    return quantile(buildings, NINE_OF_TEN);
  }

  /**
   * What a share of many buildings is expected to keep within.
   *
   * @param buildings at least one
   */
  public static double quantile(List<ErrorSpread> buildings, double probability) {
    double[] all =
        buildings.stream().flatMapToDouble(b -> Arrays.stream(b.metres())).sorted().toArray();
    return all[(int) Math.ceil(probability * all.length) - 1];
  }
}

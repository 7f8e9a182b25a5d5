package org.cadalign.evaluate;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Distances in a few figures, ground metres.
 *
 * @param count number of points
 * @param mean arithmetic mean
 * @param median the middle one; the mean of the two middle ones of an even number
 * @param rmse root of the mean square
 * @param p90 the smallest distance that at least 90 % of the points keep within
 * @param ce90 circular error at 90 %, the same order statistic; refused (empty) below 30 points,
 *     where it would rest on less than three of them
 */
public record ErrorSummary(
    int count, double mean, double median, double rmse, double p90, OptionalDouble ce90) {
  /** Fewest points for a CE90. */
  public static final int FEWEST_FOR_CE90 = 30;

  /**
   * Sums up distances.
   *
   * @param metres at least one, in any order; not changed
   */
  public static ErrorSummary of(double[] metres) {
    if (metres.length == 0) {
      throw new IllegalArgumentException("no distances to sum up");
    }
    double[] sorted = metres.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    double squares = Arrays.stream(sorted).map(d -> d * d).sum();
    double p90 = sorted[(9 * n + 9) / 10 - 1];
    OptionalDouble ce90 = n < FEWEST_FOR_CE90 ? OptionalDouble.empty() : OptionalDouble.of(p90);
    return new ErrorSummary(
        n, Arrays.stream(sorted).sum() / n, median, Math.sqrt(squares / n), p90, ce90);
  }
}

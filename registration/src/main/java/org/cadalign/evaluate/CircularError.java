package org.cadalign.evaluate;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Circular error at 90 % by order statistics, with a 95 % confidence interval of the same kind: no
 * distribution of errors is assumed.
 *
 * @param metres the smallest error that at least 90 % of the points keep within
 * @param low lower end of the interval
 * @param high upper end; the largest error where the points are too few for one
 * @param points that it rests on
 */
public record CircularError(double metres, double low, double high, int points) {
  private static final double SHARE = 0.9;
  private static final double TAIL = 0.025;

  /** The CE90 of some errors; refused (empty) below 30, where it would rest on less than three. */
  public static Optional<CircularError> of(double[] errors) {
    int n = errors.length;
    if (n < ErrorSummary.FEWEST_FOR_CE90) {
      return Optional.empty();
    }
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    BinomialDistribution below = new BinomialDistribution(n, SHARE);
    int low = Math.max(1, below.inverseCumulativeProbability(TAIL));
    int high = Math.min(n, below.inverseCumulativeProbability(1 - TAIL) + 1);
    return Optional.of(
        new CircularError(ErrorSummary.of(errors).p90(), sorted[low - 1], sorted[high - 1], n));
  }
}

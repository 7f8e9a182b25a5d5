package org.cadalign.reproduce.enforce;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation over seeds.
 *
 * @param mean of the values
 * @param deviation of a sample; 0 of a single value
 * @param count of values
 */
record Spread(double mean, double deviation, int count) {
  static Spread of(List<Double> values) {
    double[] all = values.stream().mapToDouble(v -> v).toArray();
    double mean = Arrays.stream(all).average().orElse(Double.NaN);
    double squares = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = all.length < 2 ? 0 : Math.sqrt(squares / (all.length - 1));
    return new Spread(mean, deviation, all.length);
  }

  /** Standard error of the mean. */
  double error() {
    return deviation / Math.sqrt(count);
  }
}

package org.cadalign.reproduce.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cadalign.count.PairEstimator;

/**
 * A way to count neighbours.
 *
 * @param name in tables
 * @param key in JSON
 * @param form how it is computed
 */
record ToyEstimator(String name, String key, Form form) {
  private static final List<Double> THRESHOLDS =
      List.of(0.5, 0.6, 0.7, 0.8, 0.9, 0.925, 0.95, 0.975, 0.99);
  private static final List<Integer> POWERS = List.of(2, 3, 4);

  /** The soft count N_S. */
  static final ToyEstimator SOFT = pairs("N_S", "soft", new PairEstimator.Soft());

  /** N_S^+, without negative similarities. */
  static final ToyEstimator POSITIVE = pairs("N_S^+", "positive", new PairEstimator.Positive(1));

  /** The un-normalised soft estimator. */
  static final ToyEstimator INNER = new ToyEstimator("sum of k^I", "inner", new SumOfInner());

  /** How an estimator is computed. */
  sealed interface Form {}

  /** From k^C, pair by pair. */
  record OfCorrelation(PairEstimator estimator) implements Form {}

  /**
   * The un-normalised soft estimator, the sum of k^I: no count, for its unit is that of the
   * gradients' squares.
   */
  record SumOfInner() implements Form {}

  /** All estimators of the protocol, in the order of the tables. */
  static List<ToyEstimator> all() {
    List<ToyEstimator> all = new ArrayList<>(List.of(SOFT, POSITIVE));
    POWERS.forEach(n -> all.add(pairs("power " + n, "power_" + n, new PairEstimator.Positive(n))));
    THRESHOLDS.forEach(tau -> all.add(hard(tau)));
    all.add(INNER);
    return List.copyOf(all);
  }

  /** Those that are counts: all but the sum of k^I. */
  static List<ToyEstimator> counts() {
    return all().stream().filter(estimator -> estimator.form() instanceof OfCorrelation).toList();
  }

  /** N_tau. */
  static ToyEstimator hard(double tau) {
    String threshold = String.format(Locale.ROOT, "%s", tau).substring(1);
    return pairs("N_" + threshold, "hard_" + threshold, new PairEstimator.Hard(tau));
  }

  private static ToyEstimator pairs(String name, String key, PairEstimator estimator) {
    return new ToyEstimator(name, key, new OfCorrelation(estimator));
  }
}

package org.cadalign.reproduce.toy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadalign.count.PairCounts;
import org.cadalign.count.PairEstimator;
import org.cadalign.count.SimilarityRows;
import org.cadalign.reproduce.toy.ToyEstimator.OfCorrelation;
import org.cadalign.toy.FactorisedGram;
import org.cadalign.toy.Mlp;
import org.cadalign.toy.MlpTraining;
import org.cadalign.toy.MlpTraining.Loss;
import org.cadalign.toy.ToyData;

/**
 * What one network counts among its training samples.
 *
 * @param counts by estimator, one number for each sample
 * @param negative share of pairs with k^C below zero
 * @param error mean of |prediction - label|
 */
record ToyCounts(Map<ToyEstimator, double[]> counts, double negative, double error) {
  /** Counts by every estimator, from the Gram without gradients. */
  static ToyCounts of(Mlp network, ToyData data) throws InterruptedException {
    double[][] inner = FactorisedGram.inner(network, data.samples());
    double[][] correlation = FactorisedGram.correlation(inner);
    return new ToyCounts(
        counts(inner, correlation),
        negative(correlation),
        MlpTraining.loss(Loss.L1, network, data.samples(), data.labels()));
  }

  private static Map<ToyEstimator, double[]> counts(double[][] inner, double[][] correlation)
      throws InterruptedException {
    SimilarityRows rows = SimilarityRows.of(correlation);
    Map<ToyEstimator, double[]> counts = new LinkedHashMap<>();
    for (ToyEstimator estimator : ToyEstimator.all()) {
      counts.put(
          estimator,
          estimator.form() instanceof OfCorrelation form
              ? count(rows, form.estimator())
              : Arrays.stream(inner).mapToDouble(row -> Arrays.stream(row).sum()).toArray());
    }
    return counts;
  }

  private static double[] count(SimilarityRows rows, PairEstimator estimator)
      throws InterruptedException {
    return PairCounts.of(rows, List.of(estimator)).values(0);
  }

  private static double negative(double[][] correlation) {
    long below =
        Arrays.stream(correlation).flatMapToDouble(Arrays::stream).filter(k -> k < 0).count();
    return (double) below / correlation.length / correlation.length;
  }
}

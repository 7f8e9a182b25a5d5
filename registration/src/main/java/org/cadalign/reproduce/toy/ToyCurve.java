package org.cadalign.reproduce.toy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.toy.ToyData;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * Counts along alpha for one frequency and density.
 *
 * @param data samples, the same for all seeds
 * @param runs one for each seed
 */
record ToyCurve(ToyData data, List<ToyCounts> runs) {
  ToyCurve {
    runs = List.copyOf(runs);
  }

  int frequency() {
    return data.frequency();
  }

  /** Median over the seeds, sample by sample. */
  double[] counts(ToyEstimator estimator) {
    return median(runs.stream().map(run -> run.counts().get(estimator)).toList());
  }

  /** Mean over the samples of the median over the seeds. */
  double mean(ToyEstimator estimator) {
    return Arrays.stream(counts(estimator)).average().orElseThrow();
  }

  /** Share of pairs with negative k^C, the largest of the seeds. */
  double negative() {
    return runs.stream().mapToDouble(ToyCounts::negative).max().orElseThrow();
  }

  /** Mean of |prediction - label|, the median of the seeds. */
  double error() {
    return new Median().evaluate(runs.stream().mapToDouble(ToyCounts::error).toArray());
  }

  /** Spearman's correlation of N_S and curvature. */
  double byCurvature() {
    return ranks(data.curvature());
  }

  /** Spearman's correlation of N_S and alpha, which the triangular density grows with. */
  double byAlpha() {
    return ranks(data.alphas());
  }

  private double ranks(double[] other) {
    return new SpearmansCorrelation().correlation(counts(ToyEstimator.SOFT), other);
  }

  /** Median of several curves, sample by sample. */
  static double[] median(List<double[]> curves) {
    return IntStream.range(0, curves.get(0).length)
        .mapToDouble(
            i -> new Median().evaluate(curves.stream().mapToDouble(curve -> curve[i]).toArray()))
        .toArray();
  }
}

package org.cadalign.reproduce.toy;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the N_S of a run differs from that of another seed, and how far the median of several
 * runs does, relative to the mean count. Neither knows the true count, so both are had from
 * differences: that of two runs has twice the variance of one; that of a run and the median of all
 * others has the sum of the two variances.
 *
 * @param single standard deviation of a run
 * @param median standard deviation of the median of all runs but one
 */
record RunSpread(double single, double median) {
  /** Root mean square over samples, runs and curves of at least three runs each. */
  static RunSpread of(List<ToyCurve> curves) {
    Squares pairs = new Squares();
    Squares others = new Squares();
    for (ToyCurve curve : curves) {
      double mean = curve.mean(ToyEstimator.SOFT);
      List<double[]> runs =
          curve.runs().stream().map(run -> run.counts().get(ToyEstimator.SOFT)).toList();
      for (int i = 0; i < runs.size(); i++) {
        List<double[]> rest = new ArrayList<>(runs);
        double[] run = rest.remove(i);
        rest.forEach(other -> pairs.add(run, other, mean));
        others.add(run, ToyCurve.median(rest), mean);
      }
    }
    double single = pairs.mean() / 2;
    return new RunSpread(Math.sqrt(single), Math.sqrt(Math.max(0, others.mean() - single)));
  }

  private static final class Squares {
    private double sum;
    private long count;

    void add(double[] a, double[] b, double scale) {
      for (int i = 0; i < a.length; i++) {
        double difference = (a[i] - b[i]) / scale;
        sum += difference * difference;
      }
      count += a.length;
    }

    double mean() {
      return sum / count;
    }
  }
}

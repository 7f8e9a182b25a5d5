package org.cadalign.reproduce.confidence;

import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** Spearman's rank correlation. */
final class RankCorrelation {
  private RankCorrelation() {}

  /** Of two rows of numbers; 0 where one of them does not vary, or there are fewer than three. */
  static double of(double[] a, double[] b) {
    double rho = a.length < 3 ? 0 : new SpearmansCorrelation().correlation(a, b);
    return Double.isNaN(rho) ? 0 : rho;
  }
}

package org.cadalign.reproduce.toy;

import java.util.List;

/** The power that a count goes with the frequency with. */
final class Slope {
  private Slope() {}

  /**
   * Least squares line through ln(mean count) over ln f, of curves from one frequency to another.
   */
  static double of(List<ToyCurve> curves, ToyEstimator estimator, int from, int to) {
    List<ToyCurve> used =
        curves.stream().filter(c -> c.frequency() >= from && c.frequency() <= to).toList();
    double x = used.stream().mapToDouble(Slope::logFrequency).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (ToyCurve curve : used) {
      double apart = logFrequency(curve) - x;
      products += apart * Math.log(curve.mean(estimator));
      squares += apart * apart;
    }
    return products / squares;
  }

  private static double logFrequency(ToyCurve curve) {
    return Math.log(curve.frequency());
  }
}

package org.cadalign.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * The share of vertices whose distance is at most a tolerance, the bound included, against the
 * tolerance; the accuracy curve of Girard et al., ACCV 2018.
 *
 * @param tolerances increasing, ground metres
 * @param shares 0..1, one per tolerance
 */
public record ToleranceCurve(double[] tolerances, double[] shares) {
  /** Tolerances 0, step, 2 step, ... up to {@code last}, metres. */
  public static double[] tolerances(double step, double last) {
    int n = (int) Math.floor(last / step + 1e-9) + 1;
    double[] tolerances = new double[n];
    Arrays.setAll(tolerances, i -> i * step);
    return tolerances;
  }

  /**
   * The curve of one scene.
   *
   * @param metres at least one distance
   */
  public static ToleranceCurve of(double[] metres, double[] tolerances) {
    if (metres.length == 0) {
      throw new IllegalArgumentException("no distances for a curve");
    }
    double[] shares = new double[tolerances.length];
    for (int i = 0; i < shares.length; i++) {
      double tolerance = tolerances[i];
      shares[i] =
          (double) Arrays.stream(metres).filter(d -> d <= tolerance).count() / metres.length;
    }
    return new ToleranceCurve(tolerances.clone(), shares);
  }

  /** The curve of all vertices of all scenes together. */
  public static ToleranceCurve pooled(List<double[]> scenes, double[] tolerances) {
    return of(scenes.stream().flatMapToDouble(Arrays::stream).toArray(), tolerances);
  }

  /** Mean share over the tolerances' range, by the trapezoid rule. */
  public double meanShare() {
    double area = 0;
    for (int i = 1; i < tolerances.length; i++) {
      area += (tolerances[i] - tolerances[i - 1]) * (shares[i] + shares[i - 1]) / 2;
    }
    return area / (tolerances[tolerances.length - 1] - tolerances[0]);
  }
}

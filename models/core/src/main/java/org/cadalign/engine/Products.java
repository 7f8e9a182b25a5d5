package org.cadalign.engine;

/**
 * Inner products of the rows of two matrices, as of a Jacobian's rows and directions, for engines
 * whose Jacobians cost no more than derivatives along directions.
 */
public final class Products {
  private static final int LANES = 8;

  private Products() {}

  /** a b^T. */
  public static double[][] of(double[][] a, double[][] b) {
    double[][] products = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        products[i][k] = product(a[i], b[k]);
      }
    }
    return products;
  }

  /** In several sums, added in a fixed order, which need not wait for each other. */
  private static double product(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "a direction of " + b.length + " values for " + a.length + " parameters");
    }
    double[] sums = new double[LANES];
    for (int i = 0; i < a.length; i++) {
      sums[i % LANES] += a[i] * b[i];
    }
    double sum = 0;
    for (double lane : sums) {
      sum += lane;
    }
    return sum;
  }
}

package org.cadalign.kernel;

import org.cadalign.gradient.InnerProduct;
import org.cadalign.gradient.Jacobian;

/**
 * K(x, x') = J(x) J(x')^T, the paper's G(x)^T G(x'): d rows, one for each output at x, and d
 * columns, one for each output at x'. The order of summation is fixed, so K(x', x) is the transpose
 * of K(x, x') to the bit.
 */
public final class KernelMatrix {
  // Parameters of all rows are read once from memory: a chunk of some rows stays in the cache.
  private static final int CHUNK = 2048;

  private KernelMatrix() {}

  /**
   * Pair matrix of two samples.
   *
   * @return K(a, b), d rows and d columns
   */
  public static double[][] of(Jacobian a, Jacobian b) {
    return products(a.rows(), b.rows());
  }

  /**
   * Inner products of all pairs of rows.
   *
   * @param a n rows of p numbers
   * @param b k rows of p numbers
   * @return n rows of k numbers, a b^T
   */
  public static double[][] products(double[][] a, double[][] b) {
    int length = length(a, b);
    double[][] sums = new double[a.length][b.length];
    for (int from = 0; from < length; from += CHUNK) {
      int to = Math.min(length, from + CHUNK);
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          sums[i][j] += InnerProduct.of(a[i], b[j], from, to);
        }
      }
    }
    return sums;
  }

  private static int length(double[][] a, double[][] b) {
    if (a.length > 0 && b.length > 0 && a[0].length != b[0].length) {
      throw new IllegalArgumentException(
          "gradients by " + a[0].length + " and by " + b[0].length + " parameters");
    }
    return a.length == 0 ? 0 : a[0].length;
  }
}

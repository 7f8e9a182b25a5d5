package org.cadalign.kernel;

import org.cadalign.kernel.Whitening.Root;

/**
 * K^C(x, x') = K(x, x)^(-1/2) K(x, x') K(x', x')^(-1/2): how alike the network treats two samples,
 * output by output. It is the identity for x = x', its singular values are at most one, and that of
 * (x', x) is its transpose.
 *
 * @param entries d rows, one for each output at x, and d columns; not copied
 */
public record CorrelationMatrix(double[][] entries) {
  /**
   * From a pair matrix and what whitens its two samples.
   *
   * @param kernel K(x, x')
   */
  public static CorrelationMatrix of(Root x, double[][] kernel, Root other) {
    return new CorrelationMatrix(SmallMatrix.product(x.times(kernel), other.inverseRoot()));
  }

  /**
   * k^C of one pair out of a matrix of many, without making a matrix for it.
   *
   * @param kernel K of many pairs: d rows for each first sample, d columns for each second one
   * @param x which of the first samples
   * @param other which of the second samples
   */
  public static double similarity(Root rootX, double[][] kernel, int x, int other, Root rootOther) {
    int d = rootX.inverseRoot().length;
    double trace = 0;
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        trace += kernel[x * d + a][other * d + b] * turned(rootOther, b, rootX, a);
      }
    }
    return trace / d;
  }

  /** Entry (b, a) of the product of the two roots, which takes K to the trace of K^C. */
  private static double turned(Root other, int b, Root x, int a) {
    double sum = 0;
    for (int c = 0; c < x.inverseRoot().length; c++) {
      sum += other.inverseRoot()[b][c] * x.inverseRoot()[c][a];
    }
    return sum;
  }

  /** k^C(x, x') = Tr K^C / d, from -1 to 1; one for x = x'. */
  public double similarity() {
    return SmallMatrix.trace(entries) / entries.length;
  }

  /**
   * Similarity under the best rotation of the outputs at x' against those at x: the largest Tr(K^C
   * R) / 2 over all rotations R, which is sqrt(|K^C|_F^2 + 2 det K^C) / 2. Never below |k^C|.
   *
   * @throws IllegalStateException if the outputs are not the two components of a vector
   */
  public double rotationInvariant() {
    if (entries.length != 2) {
      throw new IllegalStateException("rotations need 2 outputs, not " + entries.length);
    }
    // The same, without the difference of squares that could fall below zero.
    return Math.hypot(entries[0][0] + entries[1][1], entries[0][1] - entries[1][0]) / 2;
  }
}

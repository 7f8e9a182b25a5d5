package org.cadalign.count;

/**
 * Sum of a kernel over all samples, seen from one.
 *
 * @param matrix sum_j K^C(x, x_j), or sum_j K(x, x_j) for {@link SummedKernel#INNER}; d rows, one
 *     for each output at x, and d columns; not copied
 */
public record SoftCount(double[][] matrix) {
  /** Tr / d: the soft count N_S, or the sum of k^I for one output. */
  public double value() {
    double trace = 0;
    for (int i = 0; i < matrix.length; i++) {
      trace += matrix[i][i];
    }
    return trace / matrix.length;
  }
}

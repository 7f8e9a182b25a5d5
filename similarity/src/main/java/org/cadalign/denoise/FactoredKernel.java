package org.cadalign.denoise;

import org.cadalign.gradient.InnerProduct;

/**
 * A kernel matrix of n rows as F F^T, with a factor F of few columns, so that what is done with it
 * takes time linear in n. For a network of d outputs each output of each sample is a row. The rows
 * of F are sketches of Jacobians' rows, or come from {@link PivotedCholesky}.
 *
 * @param rows n rows of r numbers; not copied
 */
public record FactoredKernel(double[][] rows) {
  public FactoredKernel {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException("a kernel needs rows and columns");
    }
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException(
            "rows of " + rows[0].length + " and of " + row.length + " numbers");
      }
    }
  }

  /** Number of rows, n. */
  public int size() {
    return rows.length;
  }

  /** Number of columns of the factor, r. */
  public int rank() {
    return rows[0].length;
  }

  /**
   * The kernel between something with the given features and all rows.
   *
   * @param features r numbers, made as the rows are
   * @return n numbers
   */
  public double[] row(double[] features) {
    double[] row = new double[rows.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = InnerProduct.of(rows[i], features);
    }
    return row;
  }
}

package org.cadalign.toy;

/**
 * Matrix products as sums of rows. Four rows are added at once, each an array of its own under one
 * index: the virtual machine makes vector instructions of just that, and of nothing with offsets or
 * with more rows. Sums run in a fixed order, so that a result does not depend on how the rows of a
 * product are shared out.
 */
final class RowProduct {
  private RowProduct() {}

  /**
   * Adds a b to c.
   *
   * @param rows of a and c to use
   */
  static void add(double[][] c, double[][] a, double[][] b, int rows) {
    for (int row = 0; row < rows; row++) {
      addRow(c[row], a[row], b);
    }
  }

  /** Adds the sum of the rows of b, each times its factor, to a row. */
  static void addRow(double[] sum, double[] factors, double[][] b) {
    int k = 0;
    for (; k + 4 <= b.length; k += 4) {
      addFour(
          sum,
          factors[k],
          b[k],
          factors[k + 1],
          b[k + 1],
          factors[k + 2],
          b[k + 2],
          factors[k + 3],
          b[k + 3]);
    }
    for (; k < b.length; k++) {
      addOne(sum, factors[k], b[k]);
    }
  }

  /**
   * Adds a^T b to c.
   *
   * @param rows of a and b to use
   */
  static void addTransposed(double[][] c, double[][] a, double[][] b, int rows) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      double[] a0 = a[row];
      double[] a1 = a[row + 1];
      double[] a2 = a[row + 2];
      double[] a3 = a[row + 3];
      for (int k = 0; k < c.length; k++) {
        addFour(c[k], a0[k], b[row], a1[k], b[row + 1], a2[k], b[row + 2], a3[k], b[row + 3]);
      }
    }
    for (; row < rows; row++) {
      for (int k = 0; k < c.length; k++) {
        addOne(c[k], a[row][k], b[row]);
      }
    }
  }

  /** The transpose of the first rows of a matrix. */
  static double[][] transpose(double[][] matrix, int rows, int columns) {
    double[][] transposed = new double[columns][rows];
    transpose(matrix, rows, transposed);
    return transposed;
  }

  /** Writes the transpose of the first rows of a matrix. */
  static void transpose(double[][] matrix, int rows, double[][] transposed) {
    for (int row = 0; row < rows; row++) {
      double[] from = matrix[row];
      for (int column = 0; column < transposed.length; column++) {
        transposed[column][row] = from[column];
      }
    }
  }

  private static void addFour(
      double[] sum,
      double f0,
      double[] b0,
      double f1,
      double[] b1,
      double f2,
      double[] b2,
      double f3,
      double[] b3) {
    int width = sum.length;
    for (int i = 0; i < width; i++) {
      sum[i] += f0 * b0[i] + f1 * b1[i] + f2 * b2[i] + f3 * b3[i];
    }
  }

  private static void addOne(double[] sum, double factor, double[] b) {
    int width = sum.length;
    for (int i = 0; i < width; i++) {
      sum[i] += factor * b[i];
    }
  }
}

package org.cadalign.denoise;

import java.util.ArrayList;
import java.util.List;

/**
 * A factor of few columns of a kernel matrix: Cholesky's decomposition that takes the row with the
 * largest remaining diagonal first, and ends when little remains. It reads as many columns of the
 * matrix as it makes.
 */
public final class PivotedCholesky {
  private final double[][] kernel;
  private final double[] left;
  private final List<double[]> columns = new ArrayList<>();

  private PivotedCholesky(double[][] kernel) {
    this.kernel = kernel;
    this.left = new double[kernel.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = kernel[i][i];
    }
  }

  /**
   * Factors a symmetric positive semidefinite matrix.
   *
   * @param kernel (n, n)
   * @param rank most columns
   * @param tolerance share of the trace that may remain
   */
  public static FactoredKernel of(double[][] kernel, int rank, double tolerance) {
    PivotedCholesky decomposition = new PivotedCholesky(kernel);
    double enough = tolerance * decomposition.remaining();
    while (decomposition.columns.size() < Math.min(rank, kernel.length)
        && decomposition.remaining() > enough) {
      decomposition.add();
    }
    return decomposition.factor();
  }

  private double remaining() {
    double sum = 0;
    for (double d : left) {
      sum += Math.max(0, d);
    }
    return sum;
  }

  private void add() {
    int pivot = 0;
    for (int i = 1; i < left.length; i++) {
      pivot = left[i] > left[pivot] ? i : pivot;
    }
    double[] column = kernel[pivot].clone();
    for (double[] before : columns) {
      double factor = before[pivot];
      for (int i = 0; i < column.length; i++) {
        column[i] -= factor * before[i];
      }
    }
    double root = Math.sqrt(left[pivot]);
    for (int i = 0; i < column.length; i++) {
      column[i] /= root;
      left[i] -= column[i] * column[i];
    }
    // What rounding leaves of a pivot must not be chosen again.
    left[pivot] = 0;
    columns.add(column);
  }

  private FactoredKernel factor() {
    double[][] rows = new double[left.length][Math.max(1, columns.size())];
    for (int k = 0; k < columns.size(); k++) {
      for (int i = 0; i < rows.length; i++) {
        rows[i][k] = columns.get(k)[i];
      }
    }
    return new FactoredKernel(rows);
  }
}

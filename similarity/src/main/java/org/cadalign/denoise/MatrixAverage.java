package org.cadalign.denoise;

import java.util.Optional;
import org.ejml.simple.SimpleMatrix;

/**
 * {@link NeighbourAverage} of a network with d outputs: E_k[y] = (sum_j K(x, x_j))^-1 sum_j K(x,
 * x_j) y_j, with the un-normalised matrix kernel (the paper's section 5, for more than one output).
 */
public final class MatrixAverage {
  /** Greatest ratio of singular values; beyond it the inverse would be made of rounding. */
  private static final double CONDITION = 1e10;

  private final double[][][] weights;
  private final double[][] covariance;

  private MatrixAverage(double[][][] weights, double[][] covariance) {
    this.weights = weights;
    this.covariance = covariance;
  }

  /**
   * From a sample's row of kernel blocks over all samples.
   *
   * @param row (N, d, d), K(x, x_j) = J(x) J(x_j)^T
   * @return empty where the sum of the blocks is singular: no evidence
   */
  public static Optional<MatrixAverage> of(double[][][] row) {
    int d = row[0].length;
    SimpleMatrix sum = new SimpleMatrix(d, d);
    for (double[][] block : row) {
      sum = sum.plus(new SimpleMatrix(block));
    }
    if (sum.hasUncountable() || sum.normF() == 0 || !(sum.conditionP2() < CONDITION)) {
      return Optional.empty();
    }
    SimpleMatrix inverse = sum.invert();
    SimpleMatrix covariance = new SimpleMatrix(d, d);
    double[][][] weights = new double[row.length][][];
    for (int j = 0; j < row.length; j++) {
      SimpleMatrix weight = inverse.mult(new SimpleMatrix(row[j]));
      covariance = covariance.plus(weight.mult(weight.transpose()));
      weights[j] = weight.toArray2();
    }
    return Optional.of(new MatrixAverage(weights, covariance.toArray2()));
  }

  /**
   * E_k of values.
   *
   * @param values (N, d)
   * @return d numbers
   */
  public double[] average(double[][] values) {
    double[] average = new double[covariance.length];
    for (int j = 0; j < weights.length; j++) {
      for (int a = 0; a < average.length; a++) {
        for (int b = 0; b < average.length; b++) {
          average[a] += weights[j][a][b] * values[j][b];
        }
      }
    }
    return average;
  }

  /** Covariance (d, d) of E_k of noise that is independent with deviation 1 in every output. */
  public double[][] covariance() {
    double[][] copy = new double[covariance.length][];
    for (int a = 0; a < copy.length; a++) {
      copy[a] = covariance[a].clone();
    }
    return copy;
  }

  /** The denoising factor: root of the mean variance of the outputs, a standard deviation. */
  public double factor() {
    double trace = 0;
    for (int a = 0; a < covariance.length; a++) {
      trace += covariance[a][a];
    }
    return Math.sqrt(trace / covariance.length);
  }

  /** N_eff: how many equal neighbours would average noise as far. */
  public double effectiveNeighbours() {
    double factor = factor();
    return 1 / (factor * factor);
  }
}

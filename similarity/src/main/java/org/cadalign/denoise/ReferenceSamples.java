package org.cadalign.denoise;

import java.util.Optional;

/**
 * Samples that a network was trained on, by which its prediction for any other sample is assessed.
 * The kernel is that of sketches of Jacobians, so time and memory are those of N sketches.
 */
public final class ReferenceSamples {
  private final double[][][] sketches;
  private final double[][] predictions;
  private final RidgeSmoother smoother;
  private final NoiseFit fit;

  private ReferenceSamples(
      double[][][] sketches, double[][] predictions, RidgeSmoother smoother, NoiseFit fit) {
    this.sketches = sketches;
    this.predictions = predictions;
    this.smoother = smoother;
    this.fit = fit;
  }

  /**
   * Fits the smoother to the residuals of the training.
   *
   * @param sketches (N, d, m), of Jacobians that are not whitened; not copied
   * @param predictions (N, d), f(x_j)
   * @param labels (N, d), what f was trained to give
   */
  public static ReferenceSamples of(
      double[][][] sketches, double[][] predictions, double[][] labels) {
    int outputs = sketches[0].length;
    double[][] rows = new double[sketches.length * outputs][];
    double[] residuals = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      int sample = row / outputs;
      int output = row % outputs;
      rows[row] = sketches[sample][output];
      residuals[row] = labels[sample][output] - predictions[sample][output];
    }
    RidgeSmoother smoother = RidgeSmoother.of(new FactoredKernel(rows));
    return new ReferenceSamples(sketches, predictions, smoother, smoother.fit(residuals));
  }

  /** Label noise and regularisation, as the residuals of the samples tell. */
  public NoiseFit fit() {
    return fit;
  }

  /**
   * Assesses a prediction.
   *
   * @param sketch (d, m), made as the samples' were
   * @param prediction f(x), d numbers
   * @return empty where the kernel to the samples sums to nothing: no evidence
   */
  public Optional<Assessment> assess(double[][] sketch, double[] prediction) {
    double[][][] row = new double[sketches.length][][];
    for (int j = 0; j < row.length; j++) {
      row[j] = block(sketch, sketches[j]);
    }
    return MatrixAverage.of(row)
        .map(
            average ->
                new Assessment(
                    average.factor(),
                    average.effectiveNeighbours(),
                    distance(prediction, average.average(predictions)),
                    residual(sketch)));
  }

  private double residual(double[][] sketch) {
    double squares = 0;
    for (double[] output : sketch) {
      double one = smoother.predictedResidual(output, fit);
      squares += one * one;
    }
    return Math.sqrt(squares);
  }

  private static double[][] block(double[][] a, double[][] b) {
    double[][] block = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double sum = 0;
        for (int k = 0; k < a[i].length; k++) {
          sum += a[i][k] * b[j][k];
        }
        block[i][j] = sum;
      }
    }
    return block;
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }
}

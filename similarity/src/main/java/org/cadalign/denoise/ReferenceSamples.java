package org.cadalign.denoise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cadalign.kernel.CorrelationMatrix;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;

/**
 * Samples that a network was trained on, by which its prediction for any other sample is assessed.
 * The kernel is that of sketches of Jacobians, so time and memory are those of N sketches.
 */
public final class ReferenceSamples {
  /** Power of max(0, k^C), so that the residuals told are those of near neighbours. */
  private static final int POWER = 4;

  private final double[][][] sketches;
  private final double[][] predictions;
  private final double[] squaredResiduals;
  private final List<Whitening> whitenings;
  private final RidgeSmoother smoother;
  private final Optional<NoiseFit> fit;

  private ReferenceSamples(
      double[][][] sketches, double[][] predictions, double[] residuals, RidgeSmoother smoother) {
    this.sketches = sketches;
    this.predictions = predictions;
    this.squaredResiduals = squares(residuals, sketches[0].length);
    this.whitenings = Arrays.stream(sketches).map(ReferenceSamples::whitening).toList();
    this.smoother = smoother;
    this.fit = smoother.fit(residuals);
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
    return new ReferenceSamples(sketches, predictions, residuals, smoother);
  }

  /** Label noise and regularisation, as far as the residuals of the samples tell. */
  public Optional<NoiseFit> fit() {
    return fit;
  }

  /**
   * Assesses a prediction.
   *
   * @param sketch (d, m), made as the samples' were
   * @param prediction f(x), d numbers
   * @return empty where the kernel of the sample, or its sum over the others, is singular: no
   *     evidence
   */
  public Optional<Assessment> assess(double[][] sketch, double[] prediction) {
    double[][][] row = new double[sketches.length][][];
    for (int j = 0; j < row.length; j++) {
      row[j] = KernelMatrix.products(sketch, sketches[j]);
    }
    if (!(whitening(sketch) instanceof Whitening.Root root)) {
      return Optional.empty();
    }
    return MatrixAverage.of(row)
        .map(
            average ->
                new Assessment(
                    average.factor(),
                    average.effectiveNeighbours(),
                    Math.sqrt(squaredDistance(prediction, average.average(predictions))),
                    neighbourResidual(root, row),
                    residual(sketch)));
  }

  private OptionalDouble neighbourResidual(Whitening.Root root, double[][][] row) {
    double sum = 0;
    double weights = 0;
    for (int j = 0; j < row.length; j++) {
      if (whitenings.get(j) instanceof Whitening.Root other) {
        double near = Math.max(0, CorrelationMatrix.of(root, row[j], other).similarity());
        double weight = Math.pow(near, POWER);
        sum += weight * squaredResiduals[j];
        weights += weight;
      }
    }
    return weights > 0 ? OptionalDouble.of(Math.sqrt(sum / weights)) : OptionalDouble.empty();
  }

  private OptionalDouble residual(double[][] sketch) {
    return fit.map(
            noise ->
                OptionalDouble.of(
                    Math.sqrt(
                        Arrays.stream(sketch)
                            .mapToDouble(output -> smoother.predictedResidual(output, noise))
                            .map(one -> one * one)
                            .sum())))
        .orElse(OptionalDouble.empty());
  }

  private static Whitening whitening(double[][] sketch) {
    return Whitening.of(KernelMatrix.products(sketch, sketch));
  }

  /** Of each sample, the squares of its d residuals added. */
  private static double[] squares(double[] residuals, int outputs) {
    double[] squares = new double[residuals.length / outputs];
    for (int row = 0; row < residuals.length; row++) {
      squares[row / outputs] += residuals[row] * residuals[row];
    }
    return squares;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return squares;
  }
}

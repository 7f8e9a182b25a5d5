package org.cadalign.denoise;

import java.util.Arrays;
import java.util.Optional;
import org.cadalign.gradient.InnerProduct;

/**
 * The average E_k of one sample of a network with one output: what label noise was averaged over,
 * if the network was trained to a stationary point of the squared error (the paper's section 5).
 *
 * <p>There the identity E_k[f] = E_k[labels] holds, so that f(x) - E_k[truth] is noise, E_k[noise],
 * plus the shift f(x) - E_k[f].
 */
public final class NeighbourAverage {
  /** Of the sum over the sum of magnitudes; below it the sum is rounding. */
  private static final double FLOOR = 1e-12;

  private final double[] weights;

  private NeighbourAverage(double[] weights) {
    this.weights = weights;
  }

  /**
   * From a sample's row of k^I over all samples.
   *
   * @return empty where the row sums to nothing, so that it cannot be normalised: no evidence
   */
  public static Optional<NeighbourAverage> of(double[] row) {
    double sum = 0;
    double magnitude = 0;
    for (double k : row) {
      sum += k;
      magnitude += Math.abs(k);
    }
    if (!(Math.abs(sum) > FLOOR * magnitude)) {
      return Optional.empty();
    }
    double total = sum;
    return Optional.of(new NeighbourAverage(Arrays.stream(row).map(k -> k / total).toArray()));
  }

  /** The weights k^IN, which sum to 1. */
  public double[] weights() {
    return weights.clone();
  }

  /** E_k of values, one for each sample. */
  public double average(double[] values) {
    return InnerProduct.of(weights, values);
  }

  /**
   * The denoising factor, the Euclidean norm of k^IN: standard deviation of E_k of independent
   * noise of deviation 1. At least 1 / sqrt(N); at most 1 where no k^I is negative.
   */
  public double factor() {
    return Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
  }

  /** N_eff: how many equal neighbours would average noise as far. */
  public double effectiveNeighbours() {
    return 1 / Arrays.stream(weights).map(w -> w * w).sum();
  }
}

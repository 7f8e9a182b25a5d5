package org.cadalign.denoise;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.gradient.InnerProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * What a training does to label noise, as kernel ridge regression: predictions are H labels with H
 * = K (K + mu I)^-1, so the noise of deviation sigma that is left in the i-th prediction has the
 * deviation sigma times the norm of H's i-th row. The paper's factor is the norm of another row, of
 * the average over neighbours, which the prediction is not; it comes out several times too small.
 *
 * <p>Neither sigma nor mu is known. Both show in the residuals, labels minus predictions = (I - H)
 * labels: along the k-th eigenvector of K, of eigenvalue w_k, what is left of the noise has the
 * deviation sigma mu / (w_k + mu), since the network has fitted the truth where it has fitted
 * noise. {@link #fit} takes the sigma and mu under which the residuals are most likely. No truth is
 * needed.
 */
public final class RidgeSmoother {
  /** Of the largest eigenvalue; smaller ones are rounding, and their directions are not fitted. */
  private static final double FLOOR = 1e-14;

  private static final double LOWEST = 1e-11;
  private static final double HIGHEST = 10;
  private static final int GRID = 200;
  private static final int REFINEMENTS = 40;

  private final FactoredKernel kernel;
  private final double[] eigenvalues;
  private final double[][] directions;

  private RidgeSmoother(FactoredKernel kernel, double[] eigenvalues, double[][] directions) {
    this.kernel = kernel;
    this.eigenvalues = eigenvalues;
    this.directions = directions;
  }

  /** Decomposes a kernel, in time n r^2 + r^3. */
  public static RidgeSmoother of(FactoredKernel kernel) {
    DMatrixRMaj factor = new DMatrixRMaj(kernel.rows());
    DMatrixRMaj inner = new DMatrixRMaj(kernel.rank(), kernel.rank());
    CommonOps_DDRM.multTransA(factor, factor, inner);
    EigenDecomposition_F64<DMatrixRMaj> found =
        DecompositionFactory_DDRM.eig(kernel.rank(), true, true);
    if (!found.decompose(inner)) {
      throw new IllegalArgumentException("the kernel holds a number that is not finite");
    }
    double[] all =
        IntStream.range(0, kernel.rank()).mapToDouble(k -> found.getEigenvalue(k).real).toArray();
    double least = FLOOR * Arrays.stream(all).max().orElse(0);
    int[] kept = IntStream.range(0, all.length).filter(k -> all[k] > least).toArray();
    return new RidgeSmoother(
        kernel,
        Arrays.stream(kept).mapToDouble(k -> all[k]).toArray(),
        Arrays.stream(kept).mapToObj(k -> found.getEigenVector(k).data).toArray(double[][]::new));
  }

  /**
   * The label noise and the ridge under which residuals are most likely.
   *
   * @param residuals labels minus predictions, one for each row of the kernel
   * @return empty where residuals are most likely without any smoothing: the network has fitted so
   *     little of these samples' noise that it does not show, as when they are few of very many
   */
  public Optional<NoiseFit> fit(double[] residuals) {
    if (eigenvalues.length == 0) {
      return Optional.empty();
    }
    Spectrum spectrum = spectrum(residuals);
    double largest = Arrays.stream(eigenvalues).max().orElse(1);
    double low = Math.log(LOWEST * largest);
    double step = (Math.log(HIGHEST * largest) - low) / GRID;
    int best = 0;
    for (int i = 1; i <= GRID; i++) {
      if (spectrum.likelihood(low + i * step) > spectrum.likelihood(low + best * step)) {
        best = i;
      }
    }
    if (best == GRID) {
      return Optional.empty();
    }
    double ridge = Math.exp(spectrum.best(low + (best - 1) * step, low + (best + 1) * step));
    return Optional.of(
        new NoiseFit(
            Math.sqrt(spectrum.variance(ridge)),
            ridge,
            Arrays.stream(eigenvalues).map(w -> w / (w + ridge)).sum()));
  }

  /**
   * Deviation of the noise that is left in a prediction, in the labels' unit.
   *
   * @param features of the prediction's row of the Jacobian, made as the kernel's rows are
   */
  public double predictedResidual(double[] features, NoiseFit fit) {
    double squares = 0;
    for (int k = 0; k < eigenvalues.length; k++) {
      double along = InnerProduct.of(directions[k], features);
      double damped = eigenvalues[k] + fit.ridge();
      squares += along * along * eigenvalues[k] / (damped * damped);
    }
    return fit.noise() * Math.sqrt(squares);
  }

  /** Root of the mean square of the predicted residuals of the kernel's own rows. */
  public double predictedResidual(NoiseFit fit) {
    double squares = 0;
    for (double w : eigenvalues) {
      squares += w / (w + fit.ridge()) * (w / (w + fit.ridge()));
    }
    return fit.noise() * Math.sqrt(squares / kernel.size());
  }

  /** Energy of residuals along each eigenvector u_k = F v_k / sqrt(w_k), and across them all. */
  private Spectrum spectrum(double[] residuals) {
    double[] features = new double[kernel.rank()];
    double across = 0;
    for (int i = 0; i < residuals.length; i++) {
      across += residuals[i] * residuals[i];
      for (int k = 0; k < features.length; k++) {
        features[k] += kernel.rows()[i][k] * residuals[i];
      }
    }
    double[] energies = new double[eigenvalues.length];
    for (int k = 0; k < energies.length; k++) {
      double along = InnerProduct.of(directions[k], features);
      energies[k] = along * along / eigenvalues[k];
      across -= energies[k];
    }
    return new Spectrum(eigenvalues, energies, Math.max(0, across), kernel.size());
  }

  /**
   * Residuals by eigenvector.
   *
   * @param across energy in the directions that the kernel does not reach
   */
  private record Spectrum(double[] eigenvalues, double[] energies, double across, int size) {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Most likely variance of the noise, given the ridge. */
    double variance(double ridge) {
      double sum = across;
      for (int k = 0; k < energies.length; k++) {
        double grown = (eigenvalues[k] + ridge) / ridge;
        sum += energies[k] * grown * grown;
      }
      return sum / size;
    }

    double likelihood(double logRidge) {
      double ridge = Math.exp(logRidge);
      double logs = 0;
      for (double w : eigenvalues) {
        logs += Math.log1p(w / ridge);
      }
      return logs - size * Math.log(Math.max(Double.MIN_NORMAL, variance(ridge))) / 2;
    }

    /** The most likely logarithm of a ridge between two, by golden sections. */
    double best(double low, double high) {
      double from = low;
      double to = high;
      for (int i = 0; i < REFINEMENTS; i++) {
        double left = to - GOLDEN * (to - from);
        double right = from + GOLDEN * (to - from);
        if (likelihood(left) > likelihood(right)) {
          to = right;
        } else {
          from = left;
        }
      }
      return (from + to) / 2;
    }
  }
}

package org.cadalign.reproduce.denoising;

/**
 * What was measured of one training.
 *
 * @param actual root mean square of prediction minus truth
 * @param predicted the same as predicted from labels and gradients alone
 * @param paper the paper's denoising factor, median over the samples, times the label noise
 * @param noise label noise as estimated from the residuals
 * @param freedom degrees of freedom of the fitted smoother
 * @param identity root mean square of E_k[prediction] - E_k[label]
 * @param redraws deviation of E_k[noise] over redrawn labels at the fixed kernel, over the factor
 *     times the noise; median over some samples; 1 if the factor is right
 * @param shift mean of |prediction - E_k[prediction]|
 * @param byPrediction Spearman correlation of |error| and predicted residual, sample by sample
 * @param byFactor of |error| and the paper's factor
 * @param byShift of |error| and shift
 */
record Outcome(
    double actual,
    double predicted,
    double paper,
    double noise,
    double freedom,
    double identity,
    double redraws,
    double shift,
    double byPrediction,
    double byFactor,
    double byShift) {
  /** As {@link org.cadalign.reproduce.KeptRuns} keeps it. */
  double[] figures() {
    return new double[] {
      actual,
      predicted,
      paper,
      noise,
      freedom,
      identity,
      redraws,
      shift,
      byPrediction,
      byFactor,
      byShift
    };
  }

  static Outcome of(double[] f) {
    return new Outcome(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10]);
  }
}

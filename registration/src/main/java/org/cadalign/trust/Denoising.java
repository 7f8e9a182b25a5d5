package org.cadalign.trust;

import java.util.Optional;

/**
 * What the reference samples say of the label noise that is left in an answer: the seam to {@link
 * org.cadalign.denoise}. Reference samples are the model's examples, or the patches of the image.
 */
@FunctionalInterface
interface Denoising {
  /**
   * Of one sample.
   *
   * @param sketch d rows of m numbers, of its Jacobian as it is, made with the references' seed
   * @return empty where nothing can be said
   */
  Optional<Denoised> of(float[][] sketch);

  /** Says nothing of anything. */
  static Denoising none() {
    return sketch -> Optional.empty();
  }

  /**
   * What is left of noise.
   *
   * @param effective N_eff, effective number of reference samples
   * @param factor what a label noise of standard deviation one is brought down to
   * @param residual standard deviation predicted for the answer's error that is due to noise,
   *     pixels of the level; empty where the references have no labels
   */
  record Denoised(double effective, double factor, Optional<Double> residual) {}
}

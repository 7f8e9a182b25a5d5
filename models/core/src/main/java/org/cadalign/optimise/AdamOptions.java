package org.cadalign.optimise;

/**
 * Settings of {@link Adam}.
 *
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon added to the root of the latter
 */
public record AdamOptions(double beta1, double beta2, double epsilon) {
  /** Those of the paper. */
  public static final AdamOptions DEFAULT = new AdamOptions(0.9, 0.999, 1e-8);

  public AdamOptions {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
      throw new IllegalArgumentException("Adam needs betas in [0, 1) and a positive epsilon");
    }
  }
}

package org.cadalign.engine;

/**
 * How much parts of a loss count, as multiples of what the family of networks gives them. Other
 * than 1 they are for experiments that leave a part out.
 *
 * @param segmentation what is asked of the segmentation
 * @param intermediate what is asked of answers before the last: of heads at coarser resolutions, of
 *     matches before neighbours' answers were read
 */
public record LossWeights(double segmentation, double intermediate) {
  /** Every part as its family has it. */
  public static final LossWeights WHOLE = new LossWeights(1, 1);

  public LossWeights {
    for (double weight : new double[] {segmentation, intermediate}) {
      if (!(weight >= 0) || !Double.isFinite(weight)) {
        throw new IllegalArgumentException("a loss's weight must not be negative: " + weight);
      }
    }
  }
}

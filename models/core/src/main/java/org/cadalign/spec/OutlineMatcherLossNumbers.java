package org.cadalign.spec;

/** The numbers of the outline matcher's loss. Engines compute it, each in its own way. */
public final class OutlineMatcherLossNumbers {
  /** Deviation of the bell around the true shift that distributions are held against, pixels. */
  public static final double BELL = 0.7;

  /** Error of the expected shift from which on it counts linearly, pixels. */
  public static final double HUBER = 0.5;

  private OutlineMatcherLossNumbers() {}

  /** How much fill, edge and vertex count in the segmentation. */
  public static double[] classWeights() {
    return new double[] {1, 2, 2};
  }
}

package org.cadalign.spec;

/**
 * The numbers of the double U-Net's loss: squared error of the displacement near the map's
 * outlines, and cross-entropy of four independent classes (Girard, Charpiat, Tarabalka, IGARSS
 * 2019). Engines compute it, each in its own way.
 */
public final class DoubleUnetLossNumbers {
  /** Of the displacement's error. */
  public static final double DISPLACEMENT_WEIGHT = 100;

  /** Of the segmentation's cross-entropy. */
  public static final double SEGMENTATION_WEIGHT = 50;

  /** Keeps shares of nothing from being divided by zero. */
  public static final double TINY = 1e-7;

  private static final long FIRST_STAGE = 2500;
  private static final long SECOND_STAGE = 5000;
  private static final long THIRD_STAGE = 7500;

  private DoubleUnetLossNumbers() {}

  /** How much the displacement counts at fill, edge and vertex of the map that was given. */
  public static double[] maskWeights() {
    return new double[] {0.1, 1, 10};
  }

  /** How much background, fill, edge and vertex count in the segmentation. */
  public static float[] classWeights() {
    return new float[] {0.05f, 0.1f, 1, 10};
  }

  /**
   * How much each head counts, finest first.
   *
   * @param step steps done
   * @param intermediate how much heads but the finest count, as a multiple of the paper's
   */
  public static double[] headWeights(long step, double intermediate) {
    double[] all = headWeights(step);
    for (int level = 1; level < all.length; level++) {
      all[level] *= intermediate;
    }
    return all;
  }

  private static double[] headWeights(long step) {
    if (step <= FIRST_STAGE) {
      return new double[] {0.50, 0.35, 0.15};
    }
    if (step <= SECOND_STAGE) {
      return new double[] {0.75, 0.20, 0.05};
    }
    return step <= THIRD_STAGE ? new double[] {0.90, 0.10, 0} : new double[] {1, 0, 0};
  }
}

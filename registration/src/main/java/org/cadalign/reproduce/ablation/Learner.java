package org.cadalign.reproduce.ablation;

import org.cadalign.data.TrainingSampler;
import org.cadalign.engine.LossWeights;
import org.cadalign.optimise.LearningRate;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;

/**
 * A network and how it is taught.
 *
 * @param key a name for files
 * @param spec the network
 * @param losses weights of the loss's parts
 * @param dropping whether maps lack some groups
 * @param window side of a sample, pixels of its level
 * @param rate by step
 */
record Learner(
    String key,
    NetworkSpec spec,
    LossWeights losses,
    boolean dropping,
    int window,
    LearningRate rate) {
  private static final int WARM_UP = 50;
  private static final double PEAK = 2e-3;
  private static final double FLOOR = 0.03;
  private static final int WINDOW = 192;
  private static final int PUBLISHED_WINDOW = 220;

  /** A quarter of the published width, and the rate that such small networks bear. */
  private static final double NARROW_RATE = 1e-3;

  /** A variant of the compact network, as {@code train} teaches it by default. */
  static Learner of(Variant variant, long steps) {
    return new Learner(
        variant.key(),
        variant.spec(),
        variant.losses(),
        variant.dropping(),
        WINDOW,
        new LearningRate.Cosine(PEAK, FLOOR * PEAK, Math.min(WARM_UP, steps - 1), steps));
  }

  /** The published network at the published rate. */
  static Learner reference() {
    return published(DoubleUnetSpec.reference(), LearningRate.Stepped.reference());
  }

  /** The published network, narrow enough to take sixteen times as many steps in the same time. */
  static Learner narrow() {
    return published(
        new DoubleUnetSpec("reference-narrow", 8, 4, 3), new LearningRate.Constant(NARROW_RATE));
  }

  private static Learner published(DoubleUnetSpec spec, LearningRate rate) {
    return new Learner(spec.name(), spec, LossWeights.WHOLE, true, PUBLISHED_WINDOW, rate);
  }

  /** What its samples are like. */
  TrainingSampler.Options samples(long seed) {
    TrainingSampler.Options usual = TrainingSampler.Options.standard(seed, window);
    return dropping ? usual : usual.complete();
  }
}

package org.cadalign.train;

import org.cadalign.archive.Target;
import org.cadalign.engine.EngineOptions;
import org.cadalign.optimise.AdamOptions;
import org.cadalign.optimise.LearningRate;
import org.cadalign.optimise.TrainingStep;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * How a network is trained.
 *
 * @param spec the network
 * @param seed of weights and samples
 * @param steps in all
 * @param batch samples a step
 * @param window side of a sample's window, pixels of its level
 * @param rate by step
 * @param evaluateEvery steps between looks at the tuning samples, and between checkpoints
 * @param tuningSamples how many
 * @param patience looks without a better tuning loss after which training stops
 * @param workers threads; results do not depend on it
 * @param precision of convolutions while training
 * @param individual share of samples whose buildings are displaced each by itself, 0 to 1
 * @param target outline that the labels follow
 * @param similarityWeight of -k^C of a place and another view of it; 0 for none
 */
public record TrainingOptions(
    NetworkSpec spec,
    long seed,
    long steps,
    int batch,
    int window,
    LearningRate rate,
    int evaluateEvery,
    int tuningSamples,
    int patience,
    int workers,
    EngineOptions.Precision precision,
    double individual,
    Target target,
    double similarityWeight) {
  /** Above this norm a batch's gradient is an outlier: a scene of one crowded building, say. */
  private static final double MAX_NORM = 5;

  public TrainingOptions {
    if (steps < 1 || batch < 1 || window < 1 || evaluateEvery < 1 || tuningSamples < 1) {
      throw new IllegalArgumentException("training needs steps, samples and a window");
    }
    if (patience < 1 || workers < 1) {
      throw new IllegalArgumentException("training needs patience and workers");
    }
    if (!(similarityWeight >= 0) || !Double.isFinite(similarityWeight)) {
      throw new IllegalArgumentException("a weight of similarity must not be negative");
    }
    if (!(individual >= 0 && individual <= 1)) {
      throw new IllegalArgumentException("a share is 0 to 1, not " + individual);
    }
    if (similarityWeight > 0 && !(spec instanceof OutlineMatcherSpec)) {
      throw new IllegalArgumentException(
          "similarity can be asked of networks that answer for each group, which "
              + spec.name()
              + " does not");
    }
    fit(spec, window);
  }

  /** A training on labels that follow roofs. */
  public TrainingOptions(
      NetworkSpec spec,
      long seed,
      long steps,
      int batch,
      int window,
      LearningRate rate,
      int evaluateEvery,
      int tuningSamples,
      int patience,
      int workers,
      EngineOptions.Precision precision,
      double individual,
      double similarityWeight) {
    this(
        spec,
        seed,
        steps,
        batch,
        window,
        rate,
        evaluateEvery,
        tuningSamples,
        patience,
        workers,
        precision,
        individual,
        Target.ROOF,
        similarityWeight);
  }

  /** The same training on labels that follow another outline. */
  public TrainingOptions withTarget(Target other) {
    return new TrainingOptions(
        spec,
        seed,
        steps,
        batch,
        window,
        rate,
        evaluateEvery,
        tuningSamples,
        patience,
        workers,
        precision,
        individual,
        other,
        similarityWeight);
  }

  private static void fit(NetworkSpec spec, int window) {
    if (spec instanceof DoubleUnetSpec unet) {
      unet.output(window);
    } else if (spec instanceof OutlineMatcherSpec matcher
        && window % (1 << (matcher.depth() - 1)) != 0) {
      throw new IllegalArgumentException(
          "a window of %d px is no multiple of %d".formatted(window, 1 << (matcher.depth() - 1)));
    }
  }

  TrainingStep.Options step() {
    return new TrainingStep.Options(AdamOptions.DEFAULT, rate, MAX_NORM, workers);
  }

  /** What must be equal for a checkpoint to be gone on with: all that decides the bytes. */
  String fingerprint() {
    String always =
        "spec=%s seed=%d steps=%d batch=%d window=%d rate=%s evaluateEvery=%d tuningSamples=%d precision=%s"
            .formatted(
                spec, seed, steps, batch, window, rate, evaluateEvery, tuningSamples, precision);
    // Checkpoints from before there were such options are gone on with.
    return always
        + (individual > 0 ? " individual=" + individual : "")
        + (target == Target.ROOF ? "" : " target=" + target.label())
        + (similarityWeight > 0 ? " similarityWeight=" + similarityWeight : "");
  }
}

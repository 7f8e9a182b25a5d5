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
 * @param rate by step
 * @param samples that a step is made of
 * @param looks at how well it goes
 * @param workers threads; results do not depend on it
 * @param precision of convolutions while training
 * @param similarityWeight of -k^C of a place and another view of it; 0 for none
 */
public record TrainingOptions(
    NetworkSpec spec,
    long seed,
    long steps,
    LearningRate rate,
    Samples samples,
    Looks looks,
    int workers,
    EngineOptions.Precision precision,
    double similarityWeight) {
  /** Above this norm a batch's gradient is an outlier: a scene of one crowded building, say. */
  private static final double MAX_NORM = 5;

  /**
   * What a network is shown.
   *
   * @param batch samples a step
   * @param window side of a sample's window, pixels of its level
   * @param individual share of samples whose buildings are displaced each by itself, 0 to 1
   * @param target outline that the labels follow
   */
  public record Samples(int batch, int window, double individual, Target target) {
    public Samples {
      if (batch < 1 || window < 1) {
        throw new IllegalArgumentException("training needs samples and a window");
      }
      if (!(individual >= 0 && individual <= 1)) {
        throw new IllegalArgumentException("a share is 0 to 1, not " + individual);
      }
    }
  }

  /**
   * How often a network is looked at, by what, and how long it may get no better.
   *
   * @param every steps between looks, and between checkpoints
   * @param samples of the tuning scenes
   * @param patience looks without a better tuning loss after which training stops
   */
  public record Looks(int every, int samples, int patience) {
    public Looks {
      if (every < 1 || samples < 1 || patience < 1) {
        throw new IllegalArgumentException("training needs looks, samples for them, and patience");
      }
    }
  }

  public TrainingOptions {
    if (steps < 1 || workers < 1) {
      throw new IllegalArgumentException("training needs steps and workers");
    }
    if (!(similarityWeight >= 0) || !Double.isFinite(similarityWeight)) {
      throw new IllegalArgumentException("a weight of similarity must not be negative");
    }
    if (similarityWeight > 0 && !(spec instanceof OutlineMatcherSpec)) {
      throw new IllegalArgumentException(
          "similarity can be asked of networks that answer for each group, which "
              + spec.name()
              + " does not");
    }
    fit(spec, samples.window());
  }

  /** The same training on labels that follow another outline. */
  public TrainingOptions withTarget(Target other) {
    Samples shown = new Samples(samples.batch(), samples.window(), samples.individual(), other);
    return new TrainingOptions(
        spec, seed, steps, rate, shown, looks, workers, precision, similarityWeight);
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
                spec,
                seed,
                steps,
                samples.batch(),
                samples.window(),
                rate,
                looks.every(),
                looks.samples(),
                precision);
    // Checkpoints from before there were such options are gone on with.
    return always
        + (samples.individual() > 0 ? " individual=" + samples.individual() : "")
        + (samples.target() == Target.ROOF ? "" : " target=" + samples.target().label())
        + (similarityWeight > 0 ? " similarityWeight=" + similarityWeight : "");
  }
}

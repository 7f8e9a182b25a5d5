package org.cadalign.train;

import java.util.OptionalInt;
import org.cadalign.archive.Target;
import org.cadalign.data.Misalignment;
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
 * @param search farthest shift that is learnt, pixels of the level, if not the network's own
 *     radius; the model has the network's own nevertheless
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
    OptionalInt search,
    Target target,
    double similarityWeight) {
  /** Above this norm a batch's gradient is an outlier: a scene of one crowded building, say. */
  private static final double MAX_NORM = 5;

  /** Time and memory of a sample grow with the square of it. */
  private static final int FARTHEST = 32;

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
    search.ifPresent(radius -> refuseSearch(spec, radius));
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
        OptionalInt.empty(),
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
        search,
        other,
        similarityWeight);
  }

  /** The same training of shifts as far as a radius, pixels of the level. */
  public TrainingOptions withSearch(OptionalInt radius) {
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
        radius,
        target,
        similarityWeight);
  }

  /** The network as it is trained: its parameters are those of {@code spec}. */
  NetworkSpec trained() {
    return spec instanceof OutlineMatcherSpec matcher && search.isPresent()
        ? matcher.withRadius(search.getAsInt())
        : spec;
  }

  /** What samples ask for. */
  Misalignment misalignment() {
    Misalignment asked = Misalignment.DEFAULT.withIndividual(individual);
    return search.isPresent() ? asked.withSearch(search.getAsInt()) : asked;
  }

  private static void refuseSearch(NetworkSpec spec, int radius) {
    if (!(spec instanceof OutlineMatcherSpec matcher)) {
      throw new IllegalArgumentException("the network " + spec.name() + " searches no shifts");
    }
    if (radius < matcher.radius() || radius > FARTHEST) {
      throw new IllegalArgumentException(
          "a search goes %d to %d px far, not %d".formatted(matcher.radius(), FARTHEST, radius));
    }
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
        + (search.isPresent() ? " search=" + search.getAsInt() : "")
        + (target == Target.ROOF ? "" : " target=" + target.label())
        + (similarityWeight > 0 ? " similarityWeight=" + similarityWeight : "");
  }
}

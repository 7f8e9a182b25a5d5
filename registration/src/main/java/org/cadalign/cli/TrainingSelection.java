package org.cadalign.cli;

import java.util.List;
import java.util.Optional;
import org.cadalign.archive.Target;
import org.cadalign.engine.EngineOptions;
import org.cadalign.optimise.LearningRate;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.spec.Presets;
import org.cadalign.train.TrainingOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of {@code train} that say what network is trained, and how. */
final class TrainingSelection {
  private static final double FLOOR = 0.03;
  private static final int WARMUP = 50;
  private static final String REFERENCE = "reference";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--network",
      paramLabel = "PRESET",
      defaultValue = "compact",
      description = {
        "compact or reference; default: ${DEFAULT-VALUE}. reference is the published network, to compare"
            + " trainings with: neither align nor similarity runs a model of it."
      })
  private String network = "compact";

  @Option(names = "--steps", defaultValue = "4000", description = "Default: ${DEFAULT-VALUE}.")
  private long steps = 4000;

  @Option(
      names = "--batch",
      defaultValue = "4",
      description = "Samples a step; default: ${DEFAULT-VALUE}.")
  private int batch = 4;

  @Option(
      names = "--window",
      paramLabel = "PX",
      description = "Side of a sample; default: 192, or the reference network's 220.")
  private Optional<Integer> window = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "R",
      description =
          "Largest step of the optimiser; default: 2e-3, or 5e-4 with --from; the reference network's"
              + " is 1e-4.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--evaluate-every",
      paramLabel = "STEPS",
      defaultValue = "200",
      description = "Steps between looks at the tuning scenes; default: ${DEFAULT-VALUE}.")
  private int evaluateEvery = 200;

  @Option(
      names = "--tuning-samples",
      paramLabel = "N",
      defaultValue = "64",
      description = "Samples of the tuning scenes at each look; default: ${DEFAULT-VALUE}.")
  private int tuningSamples = 64;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "12",
      description = "Stop after so many looks that were no better; default: ${DEFAULT-VALUE}.")
  private int patience = 12;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "float32",
      description = "float32, or bfloat16 for faster convolutions; default: ${DEFAULT-VALUE}.")
  private String precision = "float32";

  @Option(
      names = "--individual",
      paramLabel = "SHARE",
      description = {
        "Share of samples whose buildings are displaced each by itself, for labels whose errors have"
            + " nothing in common; default: 0, with --rounds 0.5."
      })
  private Optional<Double> individual = Optional.empty();

  @Option(
      names = "--similarity-weight",
      paramLabel = "W",
      defaultValue = "0",
      description = {
        "Weight of a term that asks the network to treat a place and a turned view of it as similar",
        "(-k^C of one pair a step); default: ${DEFAULT-VALUE}, no such term."
      })
  private double similarityWeight;

  /** Name of the network. */
  String network() {
    return network;
  }

  /** The network itself. */
  NetworkSpec preset() {
    return Presets.named(network)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no network "
                        + network
                        + "; choose from "
                        + String.join(", ", Presets.names())));
  }

  /** What should be known before the training takes its time. */
  List<String> notices() {
    return preset() instanceof OutlineMatcherSpec
        ? List.of()
        : List.of(
            "--network "
                + network
                + " makes a model that neither align nor similarity runs; theirs is --network compact");
  }

  /**
   * How it is trained.
   *
   * @param inRounds whether labels are corrected and trained on again
   * @param goesOn whether it starts from a model's weights
   * @throws ParameterException if that cannot be
   */
  TrainingOptions options(boolean inRounds, boolean goesOn, long seed, int threads) {
    if (inRounds && !(preset() instanceof OutlineMatcherSpec)) {
      throw new ParameterException(
          spec.commandLine(), "--rounds needs a network that aligns: give --network compact");
    }
    boolean reference = network.equals(REFERENCE);
    double peak = rate.orElse(reference ? 1e-4 : goesOn ? 5e-4 : 2e-3);
    try {
      return new TrainingOptions(
          preset(),
          seed,
          steps,
          schedule(peak),
          new TrainingOptions.Samples(
              batch,
              window.orElse(reference ? 220 : 192),
              individual.orElse(inRounds ? 0.5 : 0),
              Target.ROOF),
          new TrainingOptions.Looks(evaluateEvery, tuningSamples, patience),
          threads,
          precision(),
          similarityWeight);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** One cycle: a short rise, then half a cosine down. */
  private LearningRate schedule(double peak) {
    long rise = Math.max(0, Math.min(WARMUP, steps - 1));
    return new LearningRate.Cosine(peak, FLOOR * peak, rise, Math.max(1, steps));
  }

  private EngineOptions.Precision precision() {
    return switch (precision) {
      case "float32" -> EngineOptions.Precision.FLOAT32;
      case "bfloat16" -> EngineOptions.Precision.BFLOAT16;
      default ->
          throw new ParameterException(
              spec.commandLine(), "--precision " + precision + " is neither float32 nor bfloat16");
    };
  }
}

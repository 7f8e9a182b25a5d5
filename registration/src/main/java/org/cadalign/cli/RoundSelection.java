package org.cadalign.cli;

import java.util.Optional;
import org.cadalign.train.RoundOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a training goes in rounds, and how they follow each other. */
final class RoundSelection {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = {
        "Train, correct the labels, train on the corrected ones, and so on, at most N times of --steps"
            + " steps; it ends when a round brings nothing. With --from that model corrects the labels"
            + " first. Default: train once, on the labels as they are."
      })
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--round-start",
      paramLabel = "HOW",
      defaultValue = "warm",
      description =
          "warm (each round from the weights of the last) or cold; default: ${DEFAULT-VALUE}.")
  private RoundOptions.Start start = RoundOptions.Start.WARM;

  @Option(
      names = "--round-labels",
      paramLabel = "WHICH",
      defaultValue = "original",
      description = {
        "original or previous: which labels a round's network corrects; default: ${DEFAULT-VALUE}."
      })
  private RoundOptions.Realign labels = RoundOptions.Realign.ORIGINAL;

  @Option(
      names = "--label-noise",
      paramLabel = "M",
      description = {
        "What labels are wrong by, each in a way of its own, standard deviation per axis, metres: the"
            + " first round stays at levels whose pixels are as large (not with --from), and labels"
            + " are looked for 4.5 times as far, 8 m at least. Default: not known, all levels, 8 m."
      })
  private Optional<Double> noise = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = {
        "Divide the training scenes into K parts: in each round the labels of a part are corrected by a"
            + " network that was trained on the other parts, so that none repeats errors that it has"
            + " learnt; one more is trained on all of them at the end, which is the model. That makes K"
            + " trainings a round, and one. Default: 1, one network for all."
      })
  private Optional<Integer> folds = Optional.empty();

  boolean isGiven() {
    return rounds.isPresent();
  }

  /**
   * How rounds follow each other, if there are any.
   *
   * @throws ParameterException if there are fewer than one, or noise or folds are told and nothing
   *     goes by them
   */
  Optional<RoundOptions> options() {
    if (noise.isPresent() && rounds.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--label-noise says how rounds begin: give --rounds, too");
    }
    if (folds.isPresent() && rounds.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--folds says who corrects labels in rounds: give --rounds, too");
    }
    try {
      return rounds.map(
          most -> new RoundOptions(most, start, labels, noise.orElse(0.0), folds.orElse(1)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}

package org.cadalign.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cadalign.align.ChainOptions;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.WeightDigest;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;

/**
 * The labels of a training in rounds, as its networks correct them: each by its own evidence, and
 * by a network that was not trained on it where there are several {@link Folds}. Beside them is
 * kept which networks have corrected them.
 */
final class RoundLabels {
  private static final String CORRECTED_BY = "model.sha256";

  private final RoundOptions rounds;
  private final Folds folds;
  private final RoundFiles files;
  private final int threads;
  private final Engine engine;
  private final Progress progress;

  RoundLabels(
      RoundOptions rounds,
      Folds folds,
      RoundFiles files,
      int threads,
      Engine engine,
      Progress progress) {
    this.rounds = rounds;
    this.folds = folds;
    this.files = files;
    this.threads = threads;
    this.engine = engine;
    this.progress = progress;
  }

  /** Labels that a round has corrected; 0 for those of {@link #correctBefore}. */
  LabelFiles of(int round) {
    return LabelFiles.corrected(files.labels(round), round);
  }

  /**
   * A model to start from corrects the labels before any round: it would unlearn to on raw ones.
   */
  LabelFiles correctBefore(ModelArchive start)
      throws DataException, IOException, ModelFormatException {
    dropIfOfOthers(0, WeightDigest.of(start));
    correction(0, LabelFiles.ORIGINAL, 1)
        .correct(folds.scenes().seen(), start, engine, progress.within("before round 1"));
    return of(0);
  }

  /**
   * Has a round's networks correct the labels of all scenes.
   *
   * @param trainedOn labels that the networks were trained on
   * @param networks one for each fold
   * @param finest level that they were trained at
   */
  LabelFiles correct(int round, LabelFiles trainedOn, List<TrainedNetwork> networks, int finest)
      throws DataException, IOException, ModelFormatException {
    List<String> digests = new ArrayList<>();
    for (TrainedNetwork network : networks) {
      digests.add(network.digest());
    }
    dropIfOfOthers(round, String.join("\n", digests));
    boolean original = rounds.realign() == RoundOptions.Realign.ORIGINAL;
    LabelCorrection correction =
        correction(round, original ? LabelFiles.ORIGINAL : trainedOn, finest);
    for (int fold = 0; fold < folds.number(); fold++) {
      correction.correct(
          folds.correctedBy(fold),
          networks.get(fold).model(),
          engine,
          progress.within(folds.name(round, fold)));
    }
    return of(round);
  }

  private LabelCorrection correction(int round, LabelFiles from, int finest) {
    ChainOptions chain = LabelCorrection.inRounds(finest, rounds.labelNoise());
    return new LabelCorrection(from, files.labels(round), threads, chain);
  }

  /**
   * A training that was gone on with, say with more patience, has another model than it had: labels
   * that the old one has corrected are of no use. Nor is what was trained on them, but that may be
   * days of work.
   */
  private void dropIfOfOthers(int round, String models) throws IOException, ModelFormatException {
    Path note = files.labels(round).resolve(CORRECTED_BY);
    String now = models + "\n";
    Optional<String> before =
        Files.exists(note) ? Optional.of(Files.readString(note)) : Optional.empty();
    if (!before.equals(Optional.of(now))) {
      if (before.isPresent()) {
        refuseToLeaveBehind(round, files.after(round));
      }
      RoundFiles.deleteTree(files.labels(round));
    }
    Files.createDirectories(files.labels(round));
    Files.writeString(note, now);
  }

  private void refuseToLeaveBehind(int round, List<Path> after) throws ModelFormatException {
    if (!after.isEmpty()) {
      throw new ModelFormatException(
          "the labels in %s were corrected by another network than is there now: delete %s, which were made of them, to go on"
              .formatted(
                  files.labels(round),
                  after.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
  }
}

package org.cadalign.train;

import com.google.common.hash.Hashing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Provenance;
import org.cadalign.archive.WeightDigest;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layer;
import org.cadalign.optimise.DivergedException;
import org.cadalign.progress.Progress;

/**
 * Training in rounds, after Girard, Charpiat and Tarabalka, IGARSS 2019: a network is trained on
 * labels as they are, corrects them, and the next is trained on the corrected ones. Noise whose
 * mean is zero is averaged away, so that corrected labels are better than those that they were
 * learnt from; a displacement that all labels share is not. Where there is a model to start from,
 * it corrects the labels first ({@code round-0}).
 *
 * <p>With several {@link Folds} a round trains a network for each, which goes on from that of the
 * same fold in the round before and corrects the labels that it was not trained on; at the end one
 * network is trained on all of them.
 *
 * <p>What is kept where is said by {@link RoundFiles}. A training that is stopped goes on where it
 * was, to the same bytes.
 */
public final class Rounds {
  /** A round that changes labels by less than this share of what the first did brings nothing. */
  private static final double LITTLE = 0.1;

  private static final String CORRECTED_BY = "model.sha256";

  private final RoundOptions rounds;
  private final TrainingOptions options;
  private final SceneList scenes;
  private final Folds folds;
  private final RoundFiles files;
  private final Engine engine;
  private final Progress progress;

  /**
   * Rounds of one training.
   *
   * @param rounds how they follow each other
   * @param options of each of them
   * @param scenes to train and tune on
   * @param folder of the whole training
   */
  public Rounds(
      RoundOptions rounds,
      TrainingOptions options,
      SceneList scenes,
      Path folder,
      Engine engine,
      Progress progress) {
    this.rounds = rounds;
    this.options = options;
    this.scenes = scenes;
    this.folds = new Folds(scenes, rounds.folds());
    this.files = new RoundFiles(folder);
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param reports of the rounds that were done
   * @param data that the last network was trained on
   * @param tuningLoss of the last network
   */
  public record Result(List<RoundReport> reports, TrainingData data, double tuningLoss) {
    public Result {
      reports = List.copyOf(reports);
    }
  }

  /** Whether a folder holds rounds that can be gone on with. */
  public static boolean areUnderWay(Path folder) {
    return new RoundFiles(folder).areThere();
  }

  /** Deletes the rounds of a folder, so that the next training starts anew. */
  public static void forget(Path folder) throws IOException {
    new RoundFiles(folder).delete();
  }

  /**
   * Trains round after round, and writes the last network.
   *
   * @param start model that the first round starts from, and that corrects the labels before it;
   *     fresh weights, and labels as they are, if empty
   * @param model where to write the last network
   */
  public Result run(Optional<ModelArchive> start, Path model)
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    refuseUnusableScenes();
    keepOptions();
    List<RoundReport> reports = new ArrayList<>();
    List<Optional<ModelArchive>> last = Collections.nCopies(rounds.folds(), start);
    LabelFiles labels = start.isPresent() ? correctedBefore(start.get()) : LabelFiles.ORIGINAL;
    while (true) {
      int round = reports.size() + 1;
      int finest = finest(start, round);
      Files.createDirectories(files.labels(round));
      List<Trained> trained = new ArrayList<>();
      for (int fold = 0; fold < rounds.folds(); fold++) {
        Path own = files.training(round, fold, rounds.folds());
        TrainingData data = TrainingData.load(folds.trainedOn(fold), labels, options, finest);
        trained.add(train(own, data, last.get(fold), round == 1));
      }
      reports.add(correct(round, labels, trained, finest));
      write(reports);
      boolean ends = round == rounds.rounds() || (finest == 1 && bringsNothing(reports));
      if (ends) {
        Trained end =
            rounds.folds() == 1 ? trained.get(0) : trainedOnAll(round, trained.get(0), finest);
        publish(end.file(), model);
        return new Result(reports, end.data(), end.loss());
      }
      last = trained.stream().map(one -> Optional.of(one.model())).toList();
      labels = LabelFiles.corrected(files.labels(round), round);
    }
  }

  /**
   * A network that was trained.
   *
   * @param file that holds it
   * @param data that it was trained on
   * @param loss on tuning data
   */
  private record Trained(Path file, ModelArchive model, TrainingData data, double loss) {}

  /** Of networks that each have seen a part of the scenes none is the best that there can be. */
  private Trained trainedOnAll(int round, Trained last, int finest)
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    LabelFiles labels = LabelFiles.corrected(files.labels(round), round);
    TrainingData data = TrainingData.load(scenes, labels, options, finest);
    return train(files.whole(round), data, Optional.of(last.model()), false);
  }

  /** Labels that a model has corrected are good enough for all levels. */
  private int finest(Optional<ModelArchive> start, int round) {
    return start.isPresent() ? 1 : rounds.finest(round);
  }

  /**
   * A model to start from corrects the labels before any round: it would unlearn to on raw ones.
   */
  private LabelFiles correctedBefore(ModelArchive start) throws DataException, IOException {
    dropIfOfOthers(0, WeightDigest.of(start));
    new LabelCorrection(
            LabelFiles.ORIGINAL,
            files.labels(0),
            options.workers(),
            LabelCorrection.inRounds(1, rounds.labelNoise()))
        .correct(scenes.seen(), start, engine, progress);
    return LabelFiles.corrected(files.labels(0), 0);
  }

  /** Looks at what is needed only after a training, so that an hour's work is not lost to it. */
  private void refuseUnusableScenes() throws DataException {
    folds.check();
    for (SceneList.Scene scene : scenes.seen()) {
      if (!scene.name().equals(new File(scene.name()).getName()) || scene.name().startsWith(".")) {
        throw new DataException(
            DataException.Code.BAD_VALUE,
            "manifest",
            "scene " + scene.name() + " has no name that a file can have",
            "name it without slashes and a leading dot: its corrected labels go into a file of"
                + " that name");
      }
      if (!scene.entry().truth().isEmpty()) {
        new LabelShift().add(LabelFiles.ORIGINAL.read(scene), scene.readTruth());
      }
    }
  }

  /** Rounds of other options must not be mixed, and a checkpoint cannot tell. */
  private void keepOptions() throws IOException, ModelFormatException {
    Path file = files.options();
    String now =
        String.format(
                Locale.ROOT,
                "start %s, labels %s%s%s%n",
                rounds.start(),
                rounds.realign(),
                rounds.labelNoise() > 0 ? ", label noise " + rounds.labelNoise() + " m" : "",
                rounds.folds() > 1 ? ", folds " + rounds.folds() : "")
            .toLowerCase(Locale.ROOT);
    Files.createDirectories(files.folder());
    if (files.areThere() && Files.exists(file) && !Files.readString(file).equals(now)) {
      throw new ModelFormatException(
          "%s was written with other options: delete %s to start anew, or give them again (%s, not %s)"
              .formatted(file, files.folder(), Files.readString(file).strip(), now.strip()));
    }
    Files.writeString(file, now);
  }

  private static void publish(Path made, Path model) throws DataException, IOException {
    try (StagedOutput staged = StagedOutput.beside(model)) {
      Files.copy(made, staged.file(model));
      staged.publish();
    }
  }

  /** The first round has no round before it: a model to start from is always started from. */
  private Trained train(Path own, TrainingData data, Optional<ModelArchive> last, boolean first)
      throws IOException, InterruptedException, DivergedException, ModelFormatException {
    boolean warm = first || rounds.start() == RoundOptions.Start.WARM;
    Path file = RoundFiles.model(own);
    Provenance origin = data.provenance(engine, options, last.map(ModelArchive::provenance));
    Optional<SortedMap<String, Tensor>> weights =
        last.filter(model -> warm).map(model -> model.weights(ModelArchive.WHOLE).orElseThrow());
    double loss =
        new Training(options, data.training(), data.pairs(), data.tuning(), origin, file, own)
            .run(engine, weights, progress);
    return new Trained(file, ModelArchives.read(file), data, loss);
  }

  /** Corrects the labels of all scenes by a round's networks, and says how far they moved. */
  private RoundReport correct(int round, LabelFiles trainedOn, List<Trained> trained, int finest)
      throws DataException, IOException {
    boolean original = rounds.realign() == RoundOptions.Realign.ORIGINAL;
    LabelFiles from = original ? LabelFiles.ORIGINAL : trainedOn;
    dropIfOfOthers(round, trained);
    LabelCorrection correction =
        new LabelCorrection(
            from,
            files.labels(round),
            options.workers(),
            LabelCorrection.inRounds(finest, rounds.labelNoise()));
    for (int fold = 0; fold < rounds.folds(); fold++) {
      correction.correct(folds.correctedBy(fold), trained.get(fold).model(), engine, progress);
    }
    LabelFiles corrected = LabelFiles.corrected(files.labels(round), round);
    LabelShift moved = new LabelShift();
    LabelShift changed = new LabelShift();
    LabelShift before = new LabelShift();
    LabelShift after = new LabelShift();
    for (SceneList.Scene scene : scenes.seen()) {
      Layer given = LabelFiles.ORIGINAL.read(scene);
      Layer now = corrected.read(scene);
      moved.addSame(now, given);
      changed.addSame(now, trainedOn.read(scene));
      if (!scene.entry().truth().isEmpty()) {
        before.add(given, scene.readTruth());
        after.add(now, scene.readTruth());
      }
    }
    double loss = trained.stream().mapToDouble(Trained::loss).average().orElseThrow();
    return new RoundReport(
        round, loss, moved.metres(), changed.metres(), before.known(), after.known());
  }

  /** A training that was gone on with, say with more patience, has another model than it had. */
  private void dropIfOfOthers(int round, List<Trained> trained) throws IOException {
    List<String> hashes = new ArrayList<>();
    for (Trained one : trained) {
      hashes.add(Hashing.sha256().hashBytes(Files.readAllBytes(one.file())).toString());
    }
    dropIfOfOthers(round, String.join("\n", hashes));
  }

  private void dropIfOfOthers(int round, String models) throws IOException {
    Path note = files.labels(round).resolve(CORRECTED_BY);
    String now = models + "\n";
    if (Files.exists(note) && !Files.readString(note).equals(now)) {
      RoundFiles.deleteTree(files.labels(round));
    }
    Files.createDirectories(files.labels(round));
    Files.writeString(note, now);
  }

  static boolean bringsNothing(List<RoundReport> reports) {
    double first = reports.get(0).changed();
    return reports.size() > 1 && reports.get(reports.size() - 1).changed() <= LITTLE * first;
  }

  private void write(List<RoundReport> reports) throws IOException {
    List<String> lines = new ArrayList<>(List.of(RoundReport.HEADER));
    reports.forEach(report -> lines.add(report.toLine()));
    Files.writeString(files.log(), String.join("\n", lines) + "\n");
  }
}

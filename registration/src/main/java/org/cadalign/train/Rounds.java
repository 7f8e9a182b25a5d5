package org.cadalign.train;

import com.google.common.hash.Hashing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
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
 * <p>A round lies in {@code round-N} of the training's folder: {@code model}, its checkpoint and
 * log, and {@code labels/NAME.gpkg} of every scene. {@code rounds.csv} has a line a round. A
 * training that is stopped goes on where it was, to the same bytes.
 */
public final class Rounds {
  /** A round that changes labels by less than this share of what the first did brings nothing. */
  private static final double LITTLE = 0.1;

  private static final String MODEL = "model";
  private static final String LABELS = "labels";
  private static final String CORRECTED_BY = "model.sha256";
  private static final String LOG = "rounds.csv";
  private static final String OPTIONS = "rounds.txt";

  private final RoundOptions rounds;
  private final TrainingOptions options;
  private final SceneList scenes;
  private final Path folder;
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
    this.folder = folder;
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
    return Files.exists(round(folder, 0)) || Files.exists(round(folder, 1));
  }

  /** Deletes the rounds of a folder, so that the next training starts anew. */
  public static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(LOG));
    Files.deleteIfExists(folder.resolve(OPTIONS));
    for (int round = 0; round == 0 || Files.exists(round(folder, round)); round++) {
      deleteTree(round(folder, round));
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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
    Optional<ModelArchive> last = start;
    LabelFiles labels = start.isPresent() ? correctedBefore(start.get()) : LabelFiles.ORIGINAL;
    while (true) {
      int round = reports.size() + 1;
      Files.createDirectories(labelFolder(round));
      TrainingData data = TrainingData.load(scenes, labels, options, finest(start, round));
      boolean warm = round == 1 || rounds.start() == RoundOptions.Start.WARM;
      double loss = train(round, data, last, warm);
      ModelArchive trained = ModelArchives.read(round(folder, round).resolve(MODEL));
      reports.add(correct(round, loss, labels, trained, finest(start, round)));
      write(reports);
      boolean whole = finest(start, round) == 1;
      if (round == rounds.rounds() || (whole && bringsNothing(reports))) {
        publish(round(folder, round).resolve(MODEL), model);
        return new Result(reports, data, loss);
      }
      last = Optional.of(trained);
      labels = LabelFiles.corrected(labelFolder(round), round);
    }
  }

  /** Labels that a model has corrected are good enough for all levels. */
  private int finest(Optional<ModelArchive> start, int round) {
    return start.isPresent() ? 1 : rounds.finest(round);
  }

  /**
   * A model to start from corrects the labels before any round: it would unlearn to on raw ones.
   */
  private LabelFiles correctedBefore(ModelArchive start) throws DataException, IOException {
    dropIfOfAnother(0, WeightDigest.of(start));
    new LabelCorrection(
            LabelFiles.ORIGINAL,
            labelFolder(0),
            options.workers(),
            LabelCorrection.inRounds(1, rounds.labelNoise()))
        .correct(scenes.seen(), start, engine, progress);
    return LabelFiles.corrected(labelFolder(0), 0);
  }

  /** Looks at what is needed only after a training, so that an hour's work is not lost to it. */
  private void refuseUnusableScenes() throws DataException {
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
    Path file = folder.resolve(OPTIONS);
    String now =
        String.format(
                Locale.ROOT,
                "start %s, labels %s%s%n",
                rounds.start(),
                rounds.realign(),
                rounds.labelNoise() > 0 ? ", label noise " + rounds.labelNoise() + " m" : "")
            .toLowerCase(Locale.ROOT);
    Files.createDirectories(folder);
    if (areUnderWay(folder) && Files.exists(file) && !Files.readString(file).equals(now)) {
      throw new ModelFormatException(
          "%s was written with other options: delete %s to start anew, or give them again (%s, not %s)"
              .formatted(file, folder, Files.readString(file).strip(), now.strip()));
    }
    Files.writeString(file, now);
  }

  private static void publish(Path made, Path model) throws DataException, IOException {
    try (StagedOutput staged = StagedOutput.beside(model)) {
      Files.copy(made, staged.file(model));
      staged.publish();
    }
  }

  private double train(int round, TrainingData data, Optional<ModelArchive> last, boolean warm)
      throws IOException, InterruptedException, DivergedException, ModelFormatException {
    Path own = round(folder, round);
    Provenance origin = data.provenance(engine, options, last.map(ModelArchive::provenance));
    Optional<SortedMap<String, Tensor>> weights =
        last.filter(model -> warm).map(model -> model.weights(ModelArchive.WHOLE).orElseThrow());
    return new Training(
            options, data.training(), data.pairs(), data.tuning(), origin, own.resolve(MODEL), own)
        .run(engine, weights, progress);
  }

  /** Corrects the labels of all scenes by a round's network, and says how far they moved. */
  private RoundReport correct(
      int round, double loss, LabelFiles trainedOn, ModelArchive model, int finest)
      throws DataException, IOException {
    boolean original = rounds.realign() == RoundOptions.Realign.ORIGINAL;
    LabelFiles from = original ? LabelFiles.ORIGINAL : trainedOn;
    byte[] bytes = Files.readAllBytes(round(folder, round).resolve(MODEL));
    dropIfOfAnother(round, Hashing.sha256().hashBytes(bytes).toString());
    new LabelCorrection(
            from,
            labelFolder(round),
            options.workers(),
            LabelCorrection.inRounds(finest, rounds.labelNoise()))
        .correct(scenes.seen(), model, engine, progress);
    LabelFiles corrected = LabelFiles.corrected(labelFolder(round), round);
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
    return new RoundReport(
        round, loss, moved.metres(), changed.metres(), before.known(), after.known());
  }

  /** A training that was gone on with, say with more patience, has another model than it had. */
  private void dropIfOfAnother(int round, String model) throws IOException {
    Path note = labelFolder(round).resolve(CORRECTED_BY);
    String now = model + "\n";
    if (Files.exists(note) && !Files.readString(note).equals(now)) {
      deleteTree(labelFolder(round));
    }
    Files.createDirectories(labelFolder(round));
    Files.writeString(note, now);
  }

  static boolean bringsNothing(List<RoundReport> reports) {
    double first = reports.get(0).changed();
    return reports.size() > 1 && reports.get(reports.size() - 1).changed() <= LITTLE * first;
  }

  private void write(List<RoundReport> reports) throws IOException {
    List<String> lines = new ArrayList<>(List.of(RoundReport.HEADER));
    reports.forEach(report -> lines.add(report.toLine()));
    Files.writeString(folder.resolve(LOG), String.join("\n", lines) + "\n");
  }

  private Path labelFolder(int round) {
    return round(folder, round).resolve(LABELS);
  }

  private static Path round(Path folder, int number) {
    return folder.resolve("round-" + number);
  }
}

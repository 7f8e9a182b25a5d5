package org.cadalign.train;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Provenance;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layer;
import org.cadalign.optimise.DivergedException;
import org.cadalign.progress.Progress;

/**
 * Training in rounds, after Girard, Charpiat and Tarabalka, IGARSS 2019: a network is trained on
 * labels as they are, corrects them, and the next is trained on the corrected ones. Noise is
 * averaged away, so that corrected labels are better than those that they were learnt from; so is a
 * displacement that all labels share, since samples are turned and mirrored, but not one that goes
 * with what the image shows. Where there is a model to start from, it corrects the labels first
 * ({@code round-0}).
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

  private final RoundOptions rounds;
  private final TrainingOptions options;
  private final SceneList scenes;
  private final Folds folds;
  private final RoundFiles files;
  private final RoundLabels labels;
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
    this.labels = new RoundLabels(rounds, folds, files, options.workers(), engine, progress);
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param reports of the rounds that were done
   * @param labels that the last network was trained on
   * @param tuningLoss of the last network
   */
  public record Result(List<RoundReport> reports, LabelFiles labels, double tuningLoss) {
    public Result {
      reports = List.copyOf(reports);
    }
  }

  /** Whether a folder holds rounds that can be gone on with. */
  public static boolean areUnderWay(Path folder) throws IOException {
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
    List<TrainedNetwork> last = List.of();
    LabelFiles trainedOn =
        start.isPresent() ? labels.correctBefore(start.get()) : LabelFiles.ORIGINAL;
    while (true) {
      int round = reports.size() + 1;
      int finest = finest(start, round);
      List<TrainedNetwork> trained = new ArrayList<>();
      for (int fold = 0; fold < folds.number(); fold++) {
        Optional<ModelArchive> from = round == 1 ? start : Optional.of(last.get(fold).model());
        trained.add(train(part(round, fold), folds.trainedOn(fold), trainedOn, finest, from, last));
      }
      LabelFiles corrected = labels.correct(round, trainedOn, trained, finest);
      reports.add(report(round, trained, trainedOn, corrected));
      write(reports);
      if (round == rounds.rounds() || (finest == 1 && bringsNothing(reports))) {
        return folds.number() == 1
            ? end(reports, trainedOn, trained.get(0), model)
            : end(reports, corrected, trainedOnAll(start, round, trained), model);
      }
      last = trained;
      trainedOn = corrected;
    }
  }

  private static Result end(
      List<RoundReport> reports, LabelFiles trainedOn, TrainedNetwork network, Path model)
      throws DataException, IOException {
    try (StagedOutput staged = StagedOutput.beside(model)) {
      Files.copy(network.file(), staged.file(model));
      staged.publish();
    }
    return new Result(reports, trainedOn, network.loss());
  }

  /**
   * Of networks that each have seen a part of the scenes none is the best that there can be. One
   * more is trained as the next round's would be. It starts from the last fold's, since the first
   * has set the tuning scenes' labels itself, and would hardly be beaten on them.
   */
  private TrainedNetwork trainedOnAll(
      Optional<ModelArchive> start, int round, List<TrainedNetwork> trained)
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    boolean cold = rounds.start() == RoundOptions.Start.COLD;
    Optional<ModelArchive> from =
        cold && round == 1 ? start : Optional.of(trained.get(trained.size() - 1).model());
    int finest = finest(start, round + 1);
    Part whole = new Part(round, "after round " + round, files.whole(round));
    return train(whole, scenes, labels.of(round), finest, from, trained);
  }

  /**
   * A training among the others.
   *
   * @param name which it is, in words
   * @param folder of what is kept of it
   */
  private record Part(int round, String name, Path folder) {}

  private Part part(int round, int fold) {
    return new Part(round, folds.name(round, fold), files.training(round, fold, folds.number()));
  }

  /** Labels that a model has corrected are good enough for all levels. */
  private int finest(Optional<ModelArchive> start, int round) {
    return start.isPresent() ? 1 : rounds.finest(round);
  }

  /** Looks at what is needed only after a training, so that an hour's work is not lost to it. */
  private void refuseUnusableScenes() throws DataException, IOException {
    folds.check();
    for (int fold = 0; fold < folds.number() && folds.number() > 1 && !files.areThere(); fold++) {
      // A later fold would find out about a scene of an earlier one after that was trained.
      TrainingData.load(folds.trainedOn(fold), LabelFiles.ORIGINAL, options);
    }
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
    boolean same = Files.exists(file) && Files.readString(file).equals(now);
    if (files.areThere() && Files.exists(file) && !same) {
      throw new ModelFormatException(
          "%s was written with other options: delete %s to start anew, or give them again (%s, not %s)"
              .formatted(file, files.folder(), Files.readString(file).strip(), now.strip()));
    }
    if (!same) {
      Files.writeString(file, now);
    }
  }

  /**
   * Trains a network.
   *
   * @param on its scenes
   * @param from model to start from, which is fresh weights in a cold round after the first
   * @param before networks that have corrected the labels
   */
  private TrainedNetwork train(
      Part part,
      SceneList on,
      LabelFiles trainedOn,
      int finest,
      Optional<ModelArchive> from,
      List<TrainedNetwork> before)
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    boolean warm = part.round() == 1 || rounds.start() == RoundOptions.Start.WARM;
    Optional<SortedMap<String, Tensor>> weights =
        from.filter(model -> warm).map(model -> model.weights(ModelArchive.WHOLE).orElseThrow());
    TrainingData data = TrainingData.load(on, trainedOn, options, finest);
    List<Provenance> parents = new ArrayList<>();
    from.ifPresent(model -> parents.add(model.provenance()));
    before.forEach(network -> parents.add(network.model().provenance()));
    Path file = RoundFiles.model(part.folder());
    double loss =
        new Training(
                options,
                data.sources(),
                data.provenance(engine, options, parents),
                file,
                part.folder())
            .run(engine, weights, progress.within(part.name()));
    return new TrainedNetwork(file, ModelArchives.read(file), loss);
  }

  /** Says how far the labels of all scenes moved. */
  private RoundReport report(
      int round, List<TrainedNetwork> trained, LabelFiles trainedOn, LabelFiles corrected)
      throws DataException {
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
    double loss = trained.stream().mapToDouble(TrainedNetwork::loss).average().orElseThrow();
    return new RoundReport(
        round, loss, moved.metres(), changed.metres(), before.known(), after.known());
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

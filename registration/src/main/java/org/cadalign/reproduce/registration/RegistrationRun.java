package org.cadalign.reproduce.registration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.match.Workers;
import org.cadalign.noise.Streams;
import org.cadalign.optimise.DivergedException;
import org.cadalign.progress.Progress;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.SyntheticCity;
import org.cadalign.train.CityScene;
import org.cadalign.train.Folds;
import org.cadalign.train.LabelCorrection;
import org.cadalign.train.LabelFiles;
import org.cadalign.train.LabelShift;
import org.cadalign.train.Manifest;
import org.cadalign.train.RoundFiles;
import org.cadalign.train.RoundOptions;
import org.cadalign.train.RoundReport;
import org.cadalign.train.Rounds;
import org.cadalign.train.SceneList;

/** Trains on one setting, in a folder of its own, which a run that was stopped goes on with. */
final class RegistrationRun {
  private final Setting setting;
  private final Protocol protocol;
  private final Path folder;
  private final Engine engine;
  private final long seed;
  private final int workers;

  RegistrationRun(
      Setting setting, Protocol protocol, Path folder, Engine engine, long seed, int workers) {
    this.setting = setting;
    this.protocol = protocol;
    this.folder = folder;
    this.engine = engine;
    this.seed = seed;
    this.workers = workers;
  }

  /** Makes the cities, trains, measures, and removes the folder. */
  Residuals run()
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    Files.createDirectories(folder);
    int buildings = 0;
    List<Manifest.Entry> entries = new ArrayList<>();
    for (int city = 0; city < setting.cities() + 2; city++) {
      Manifest.Split split =
          city < setting.cities()
              ? Manifest.Split.train
              : city == setting.cities() ? Manifest.Split.tune : Manifest.Split.test;
      int standing = make(city);
      buildings += split == Manifest.Split.train ? standing : 0;
      entries.add(CityScene.labelled(name(city), split, "", SyntheticCity.TRUTH));
    }
    Residuals residuals = measured(SceneList.of(new Manifest(entries), folder), buildings);
    remove();
    return residuals;
  }

  /** Seeds go by city alone, so that settings share their cities; tuning and test are apart. */
  private int make(int city) throws DataException, IOException {
    int number = city < setting.cities() ? city : 1000 + city - setting.cities();
    CityOptions options =
        CityOptions.ofAllKinds(
            protocol.side(), setting.noise(), Streams.of(seed, number).nextLong());
    SyntheticCity made = SyntheticCity.of(options);
    Path own = folder.resolve(name(city));
    if (!Files.exists(own.resolve(SyntheticCity.IMAGE))) {
      Files.createDirectories(own);
      try (Progress.Task task = Progress.none().begin("synth", made.pixels(), "px")) {
        made.write(own, SyntheticCity.Place.numbered(city), new Workers(workers), task);
      }
    }
    return made.buildings();
  }

  private static String name(int city) {
    return "city_" + city;
  }

  private Residuals measured(SceneList scenes, int buildings)
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    Path model = folder.resolve("last.model");
    RoundFiles files = new RoundFiles(folder.resolve("training"));
    RoundOptions order = setting.rounds(protocol);
    List<RoundReport> reports =
        new Rounds(
                order,
                protocol.training(seed, workers),
                scenes,
                files.folder(),
                engine,
                Progress.none())
            .run(Optional.empty(), model)
            .reports();
    double[] rounds = new double[protocol.rounds()];
    for (int i = 0; i < rounds.length; i++) {
      // A round that brought nothing is not followed by another: its labels are the last.
      RoundReport report = reports.get(Math.min(i, reports.size() - 1));
      rounds[i] = report.after().orElseThrow();
    }
    LabelFiles first = LabelFiles.corrected(files.labels(1), 1);
    Folds folds = new Folds(scenes, order.folds());
    for (int fold = 0; fold < folds.number(); fold++) {
      ModelArchive firstModel = ModelArchives.read(files.model(1, fold, folds.number()));
      correct(folds.correctedBy(fold), first, firstModel, "twice", order.finest(1));
    }
    List<SceneList.Scene> test = scenes.of(Manifest.Split.test);
    int last = reports.size();
    correct(
        test, LabelFiles.ORIGINAL, ModelArchives.read(model), "unseen", order.finestAtEnd(last));
    LabelShift end = shift(scenes.seen(), LabelFiles.corrected(files.labels(last), last));
    OptionalDouble before = reports.get(0).before();
    return new Residuals(
        buildings,
        before.orElseThrow(),
        rounds,
        shift(scenes.seen(), corrected("twice")).metres(),
        shift(test, LabelFiles.ORIGINAL).metres(),
        shift(test, corrected("unseen")).metres(),
        end.mean().dx());
  }

  private void correct(
      List<SceneList.Scene> scenes, LabelFiles from, ModelArchive model, String name, int finest)
      throws DataException, IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    double noise = setting.rounds(protocol).labelNoise();
    new LabelCorrection(from, own, workers, LabelCorrection.inRounds(finest, noise))
        .correct(scenes, model, engine, Progress.none());
  }

  private LabelFiles corrected(String name) {
    return LabelFiles.corrected(folder.resolve(name), 0);
  }

  private static LabelShift shift(List<SceneList.Scene> scenes, LabelFiles labels)
      throws DataException {
    LabelShift shift = new LabelShift();
    for (SceneList.Scene scene : scenes) {
      shift.add(labels.read(scene), scene.readTruth());
    }
    return shift;
  }

  private void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.engine.WeightMap;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.progress.Progress;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.cadalign.train.RoundOptions.Realign;
import org.cadalign.train.RoundOptions.Start;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Two rounds of six steps over twelve houses. */
class RoundsTest {
  private static final int STEPS = 6;

  @TempDir private static Path data;
  private static SceneList scenes;
  private static Path whole;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws Exception {
    TinyTown all = TinyTown.utm();
    TinyTown town = new TinyTown(all.epsg(), all.pixelToMap(), all.houses().subList(0, 12));
    town.manifest(data);
    TinyTown.write(town.truth(), data.resolve("truth.gpkg"));
    TinyTown.write(shaken(town.truth()), data.resolve("town.gpkg"));
    Path manifest = data.resolve("scenes.json");
    String text =
        Files.readString(manifest).replace("\"licence\"", "\"truth\": \"truth.gpkg\", \"licence\"");
    scenes = SceneList.of(Manifest.read(Files.writeString(manifest, text)), data);
    whole = Files.createDirectory(data.resolve("whole"));
    run(whole, options(2, Start.WARM, Realign.ORIGINAL), Progress.none());
  }

  @Test
  void everyRoundLeavesItsModelLabelsAndReport() throws Exception {
    assertThat(whole.resolve("train/rounds.csv")).content().hasLineCount(3);
    List<RoundReport> reports = reports(whole);
    assertThat(reports).extracting(RoundReport::round).containsExactly(1, 2);
    assertThat(reports.get(0).changed()).isEqualTo(reports.get(0).moved());
    assertThat(reports.get(0).before().orElseThrow()).isBetween(0.5, 1.5);
    assertThat(reports.get(1).before()).isEqualTo(reports.get(0).before());
    assertThat(reports).allMatch(report -> report.after().isPresent());
    for (int round = 1; round <= 2; round++) {
      Path own = whole.resolve("train/round-" + round);
      assertThat(own.resolve("labels/a.gpkg")).exists();
      assertThat(own.resolve("labels/b.gpkg")).exists();
      assertThat(own.resolve("log.csv")).exists();
    }
    assertThat(whole.resolve("city.model"))
        .hasSameBinaryContentAs(whole.resolve("train/round-2/model"));
  }

  @Test
  void theModelTellsWhatItWasTrainedOn() throws Exception {
    assertThat(ModelArchives.read(whole.resolve("city.model")).provenance().data())
        .containsOnlyKeys("town.tif", "town.gpkg", "town.gpkg as corrected by round 1");
  }

  @Test
  void aModelToStartFromCorrectsTheLabelsFirst() throws Exception {
    ModelArchive start = ModelArchives.read(whole.resolve("city.model"));
    run(
        folder,
        options(1, Start.WARM, Realign.ORIGINAL),
        scenes,
        Optional.of(start),
        Progress.none());
    assertThat(folder.resolve("train/round-0/labels/b.gpkg")).exists();
    assertThat(ModelArchives.read(folder.resolve("city.model")).provenance().data())
        .containsKey("town.gpkg as corrected by round 0");
    Rounds.forget(folder.resolve("train"));
    assertThat(folder.resolve("train/round-0")).doesNotExist();
  }

  @Test
  void theSameAgainChangesNothing() throws Exception {
    byte[] model = Files.readAllBytes(whole.resolve("city.model"));
    byte[] log = Files.readAllBytes(whole.resolve("train/rounds.csv"));
    run(whole, options(2, Start.WARM, Realign.ORIGINAL), Progress.none());
    assertThat(whole.resolve("city.model")).hasBinaryContent(model);
    assertThat(whole.resolve("train/rounds.csv")).hasBinaryContent(log);
  }

  /** Between two scenes that are corrected, and in the second training. */
  @ParameterizedTest
  @ValueSource(strings = {"first labels", "second training"})
  void stoppedAndGoneOnWithItEndsWithTheSameBytes(String when) throws Exception {
    RoundOptions options = options(2, Start.WARM, Realign.ORIGINAL);
    assertThatThrownBy(() -> run(folder, options, killedAt(when, folder)))
        .hasMessageContaining("killed");
    assertThat(Rounds.areUnderWay(folder.resolve("train"))).isTrue();
    assertThat(folder.resolve("city.model")).doesNotExist();
    run(folder, options, Progress.none());
    assertSame(whole, folder);
  }

  @Test
  void noLabelIsCorrectedByANetworkThatWasTrainedOnIt() throws Exception {
    Set<String> told = new TreeSet<>();
    run(folder, halves(1), twoToTrainOn(), named(told));
    assertThat(told)
        .contains("round 1, fold 1, train", "round 1, fold 2, train", "after round 1, train")
        .anyMatch(name -> name.startsWith("round 1, fold 2, level"));
    Path round = folder.resolve("train/round-1");
    assertThat(ModelArchives.read(round.resolve("fold-1/model")).provenance().data())
        .containsKey("truth.gpkg");
    assertThat(ModelArchives.read(round.resolve("fold-2/model")).provenance().data())
        .doesNotContainKey("truth.gpkg");
    List<SceneList.Scene> own = twoToTrainOn().of(Manifest.Split.train);
    for (int fold = 1; fold <= 2; fold++) {
      Path labels = round.resolve("labels/" + own.get(fold - 1).name() + ".gpkg");
      assertThat(correctedBy(round, fold, own.get(fold - 1))).hasSameBinaryContentAs(labels);
      assertThat(Files.readAllBytes(correctedBy(round, 3 - fold, own.get(fold - 1))))
          .isNotEqualTo(Files.readAllBytes(labels));
    }
    assertThat(round.resolve("labels/b.gpkg")).exists();
    assertThat(round.resolve("labels/model.sha256")).content().hasLineCount(2);
    assertThat(folder.resolve("city.model")).hasSameBinaryContentAs(round.resolve("whole/model"));
    assertThat(ModelArchives.read(folder.resolve("city.model")).provenance().data())
        .containsKeys("town.gpkg as corrected by round 1", "truth.gpkg as corrected by round 1");
  }

  @Test
  @Tag("long")
  void moreRoundsOfFoldsGoOnFromFewer() throws Exception {
    SceneList two = twoToTrainOn();
    Path other = Files.createDirectory(folder.resolve("other"));
    run(other, halves(2), two, Progress.none());
    run(folder, halves(1), two, Progress.none());
    run(folder, halves(2), two, Progress.none());
    for (String file : List.of("city.model", "train/rounds.csv", "train/round-2/labels/c.gpkg")) {
      assertThat(folder.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
    }
    assertThatThrownBy(
            () -> run(folder, options(2, Start.WARM, Realign.ORIGINAL), two, Progress.none()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("was written with other options");
  }

  @Test
  void refusesMoreFoldsThanScenesBeforeTheWork() {
    assertThatThrownBy(() -> run(folder, halves(2), scenes, Progress.none()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is 1");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Tag("long")
  void moreRoundsGoOnFromFewer() throws Exception {
    run(folder, options(1, Start.WARM, Realign.ORIGINAL), Progress.none());
    assertThat(reports(folder)).hasSize(1);
    run(folder, options(2, Start.WARM, Realign.ORIGINAL), Progress.none());
    assertSame(whole, folder);
  }

  /** The first round is the same whatever follows it. */
  @ParameterizedTest
  @CsvSource({"COLD, ORIGINAL", "WARM, PREVIOUS"})
  void otherWaysOfGoingOnDifferInTheSecondRound(Start start, Realign realign) throws Exception {
    run(folder, options(2, start, realign), Progress.none());
    assertThat(folder.resolve("train/round-1/model"))
        .hasSameBinaryContentAs(whole.resolve("train/round-1/model"));
    assertThat(weights(folder).equals(weights(whole))).isEqualTo(realign == Realign.PREVIOUS);
    assertThat(Files.readAllBytes(folder.resolve("train/round-2/labels/a.gpkg")))
        .isNotEqualTo(Files.readAllBytes(whole.resolve("train/round-2/labels/a.gpkg")));
    // Mixed with rounds of another way, nothing could be said of the model.
    assertThatThrownBy(() -> run(folder, options(2, Start.WARM, Realign.ORIGINAL), Progress.none()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("was written with other options")
        .hasMessageNotContaining("\n");
  }

  /** Labels of another model would be taken for this one's. */
  @Test
  void labelsOfAnotherModelAreCorrectedAgainAndAllCanBeForgotten() throws Exception {
    run(folder, options(1, Start.WARM, Realign.ORIGINAL), Progress.none());
    Path labels = folder.resolve("train/round-1/labels");
    byte[] right = Files.readAllBytes(labels.resolve("a.gpkg"));
    Files.writeString(labels.resolve("model.sha256"), "another\n");
    Files.writeString(labels.resolve("a.gpkg"), "of another model");
    run(folder, options(1, Start.WARM, Realign.ORIGINAL), Progress.none());
    assertThat(labels.resolve("a.gpkg")).hasBinaryContent(right);
    Rounds.forget(folder.resolve("train"));
    assertThat(Rounds.areUnderWay(folder.resolve("train"))).isFalse();
    assertThat(folder.resolve("train")).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "1,    0,     false",
    "0.5,  0.2,   false",
    "0.5,  0.049, true",
    "0,    0,     true",
    "0.5,  0,     true",
  })
  void endsWhenARoundBringsNothing(double first, double second, boolean ends) {
    List<RoundReport> reports = new ArrayList<>(List.of(report(1, first)));
    assertThat(Rounds.bringsNothing(reports)).isFalse();
    reports.add(report(2, second == 0 && first == 1 ? 1 : second));
    assertThat(Rounds.bringsNothing(reports)).isEqualTo(ends);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"a\"        | \"a/b\"      | scene a/b has no name that a file can have",
        "\"a\"        | \"..\"       | scene .. has no name that a file can have",
        "truth.gpkg   | none.gpkg    | none.gpkg",
      })
  void refusesBeforeTheWorkWhatItNeedsAfterIt(String from, String to, String words)
      throws Exception {
    Path manifest =
        Files.writeString(
            data.resolve("wrong.json"),
            Files.readString(data.resolve("scenes.json")).replace(from, to));
    SceneList wrong = SceneList.of(Manifest.read(manifest), data);
    assertThatThrownBy(
            () -> run(folder, options(2, Start.WARM, Realign.ORIGINAL), wrong, Progress.none()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
    assertThat(folder).isEmptyDirectory();
  }

  private static RoundReport report(int round, double changed) {
    return new RoundReport(
        round, 0, changed, changed, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static RoundOptions options(int rounds, Start start, Realign realign) {
    return new RoundOptions(rounds, start, realign, 0, 1);
  }

  private static void run(Path folder, RoundOptions options, Progress progress) throws Exception {
    run(folder, options, scenes, progress);
  }

  private static void run(Path folder, RoundOptions options, SceneList list, Progress progress)
      throws Exception {
    run(folder, options, list, Optional.empty(), progress);
  }

  private static void run(
      Path folder,
      RoundOptions options,
      SceneList list,
      Optional<ModelArchive> start,
      Progress progress)
      throws Exception {
    new Rounds(
            options,
            TinyModel.options(TinyModel.SPEC, STEPS, 1),
            list,
            folder.resolve("train"),
            TinyModel.engine(),
            progress)
        .run(start, folder.resolve("city.model"));
  }

  private static RoundOptions halves(int rounds) {
    return new RoundOptions(rounds, Start.WARM, Realign.ORIGINAL, 0, 2);
  }

  private Path correctedBy(Path round, int fold, SceneList.Scene scene) throws Exception {
    Path own = Files.createDirectories(folder.resolve(scene.name() + fold));
    ModelArchive model = ModelArchives.read(round.resolve("fold-" + fold + "/model"));
    new LabelCorrection(LabelFiles.ORIGINAL, own, 1, LabelCorrection.inRounds(1, 0))
        .correct(List.of(scene), model, TinyModel.engine(), Progress.none());
    return own.resolve(scene.name() + ".gpkg");
  }

  /** Two scenes to train on, of which the second has other labels. */
  private static SceneList twoToTrainOn() throws Exception {
    List<Manifest.Entry> entries =
        new ArrayList<>(Manifest.read(data.resolve("scenes.json")).scenes());
    String text = Files.readString(data.resolve("scenes.json"));
    Path manifest =
        Files.writeString(
            data.resolve("two.json"),
            text.replace("\"a\"", "\"c\"").replace("town.gpkg", "truth.gpkg"));
    entries.add(Manifest.read(manifest).scenes().get(0));
    return SceneList.of(new Manifest(entries), data);
  }

  private static Progress named(Set<String> told) {
    return (name, total, unit) -> {
      told.add(name);
      return Progress.none().begin(name, total, unit);
    };
  }

  private static Progress killedAt(String when, Path folder) {
    String file = when.equals("first labels") ? "round-1/labels/a.gpkg" : "round-2/log.csv";
    return killedOnce(folder.resolve("train").resolve(file));
  }

  /** Fails when it is next told of something and there is that file. */
  private static Progress killedOnce(Path file) {
    return (name, total, unit) ->
        new Progress.Task() {
          @Override
          public void advance(long amount) {
            if (Files.exists(file)) {
              throw new IllegalStateException("killed");
            }
          }

          @Override
          public void close() {}
        };
  }

  private static void assertSame(Path one, Path other) {
    for (String file :
        List.of(
            "city.model",
            "train/rounds.csv",
            "train/round-1/model",
            "train/round-1/labels/a.gpkg",
            "train/round-2/labels/b.gpkg")) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  private static List<Float> weights(Path folder) throws Exception {
    return weightsOf(folder.resolve("city.model"));
  }

  private static List<Float> weightsOf(Path file) throws Exception {
    ModelArchive model = ModelArchives.read(file);
    List<Float> weights = new ArrayList<>();
    for (float weight : WeightMap.flatten(model.weights(ModelArchive.WHOLE).orElseThrow())) {
      weights.add(weight);
    }
    return weights;
  }

  private static List<RoundReport> reports(Path folder) throws Exception {
    return Files.readAllLines(folder.resolve("train/rounds.csv")).stream()
        .skip(1)
        .map(RoundReport::parse)
        .toList();
  }

  /** Every house by itself, about a metre. */
  private static Layer shaken(Layer layer) {
    SplittableRandom random = new SplittableRandom(4);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      AffineTransformation away =
          AffineTransformation.translationInstance(random.nextGaussian(), random.nextGaussian());
      features.add(feature.withGeometry(away.transform(feature.geometry().orElseThrow())));
    }
    return new Layer(layer.name(), layer.crs(), layer.fields(), features);
  }
}

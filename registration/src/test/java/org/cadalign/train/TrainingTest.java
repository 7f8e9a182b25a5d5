package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.archive.Checkpoint;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Provenance;
import org.cadalign.archive.Target;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.optimise.DivergedException;
import org.cadalign.optimise.LearningRate;
import org.cadalign.progress.Progress;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private static final int STEPS = 24;
  private static final int BATCH = 2;
  private static final int EVERY = 5;
  private static final SampleSource SAMPLES = i -> BowlEngine.sample((float) (i * 37 % 11) / 10);
  private static final SampleSource TUNING = i -> BowlEngine.sample(0.5f);
  private static final SampleSource AWAY = i -> BowlEngine.sample(-3);

  @TempDir private Path folder;

  /** Sample 2 k belongs to step k; looks are after steps 5, 10, 15, 20 and 24. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9, 10, 11, 19, 20, 25, 46, 47})
  void killedAndResumedItEndsWithTheSameBytes(long at) throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    assertThatThrownBy(() -> run("killed", killedAt(at), TUNING, options(1)))
        .hasMessage("killed at sample " + at);
    assertThat(Training.isUnderWay(folder.resolve("killed.train"))).isEqualTo(at >= 10);
    run("killed", SAMPLES, TUNING, options(1));
    assertSameEnd("whole", "killed");
  }

  @Test
  void killedTwiceItEndsWithTheSameBytes() throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    assertThatThrownBy(() -> run("killed", killedAt(13), TUNING, options(1)));
    assertThatThrownBy(() -> run("killed", killedAt(33), TUNING, options(2)));
    run("killed", SAMPLES, TUNING, options(1));
    assertSameEnd("whole", "killed");
  }

  /** Model and log are of step 10 then, the checkpoint is of step 5. */
  @Test
  void killedBetweenLogAndCheckpointItEndsWithTheSameBytes() throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    Path curves = folder.resolve("killed.train/curves.png");
    Files.createDirectories(curves);
    assertThatThrownBy(() -> run("killed", SAMPLES, TUNING, options(1)))
        .isInstanceOf(IOException.class);
    Files.delete(curves);
    assertThat(new TrainingLog(folder.resolve("killed.train/log.csv")).entries()).hasSize(2);
    run("killed", SAMPLES, TUNING, options(1));
    assertSameEnd("whole", "killed");
  }

  @Test
  void aFinishedTrainingIsNotGoneOnWith() throws Exception {
    double loss = run("whole", SAMPLES, TUNING, options(1));
    byte[] bytes = Files.readAllBytes(model("whole"));
    assertThat(run("whole", killedAt(0), TUNING, options(1))).isEqualTo(loss);
    assertThat(model("whole")).hasBinaryContent(bytes);
  }

  /** After a look that was the best so far, its weights are at hand. */
  @ParameterizedTest
  @ValueSource(longs = {14, 24})
  void writesALostModelAgain(long at) throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    assertThatThrownBy(() -> run("lost", killedAt(at), TUNING, options(1)));
    byte[] bytes = Files.readAllBytes(model("lost"));
    Files.delete(model("lost"));
    assertThatThrownBy(() -> run("lost", killedAt(at), TUNING, options(1)));
    assertThat(model("lost")).hasBinaryContent(bytes);
    run("lost", SAMPLES, TUNING, options(1));
    assertSameEnd("whole", "lost");
  }

  @Test
  void saysWhereALostModelCannotBeWrittenAgain() throws Exception {
    TrainingOptions patient = options(100, 3, 1, 3);
    run("up", i -> BowlEngine.sample(1), AWAY, patient);
    Files.delete(model("up"));
    assertThatThrownBy(() -> run("up", killedAt(0), AWAY, patient))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("up.model is gone, and the checkpoint in ")
        .hasMessageContaining("to start anew");
  }

  @Test
  void aForgottenTrainingStartsAnew() throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    byte[] bytes = Files.readAllBytes(model("whole"));
    Training.forget(train("whole"));
    assertThat(Training.isUnderWay(train("whole"))).isFalse();
    assertThatThrownBy(() -> run("whole", killedAt(0), TUNING, options(1)))
        .hasMessage("killed at sample 0");
    run("whole", SAMPLES, TUNING, options(1));
    assertThat(model("whole")).hasBinaryContent(bytes);
  }

  @Test
  void workersDoNotChangeAByte() throws Exception {
    run("one", SAMPLES, TUNING, options(1));
    run("two", SAMPLES, TUNING, options(2));
    assertSameEnd("one", "two");
  }

  @Test
  void theModelIsThatOfTheLeastTuningLoss() throws Exception {
    double loss = run("whole", SAMPLES, TUNING, options(1));
    ModelArchive written = ModelArchives.read(model("whole"));
    TrainingLog log = new TrainingLog(folder.resolve("whole.train/log.csv"));
    assertThat(log.entries())
        .extracting(TrainingLog.Entry::step)
        .containsExactly(5L, 10L, 15L, 20L, 24L);
    double least =
        log.entries().stream().mapToDouble(e -> e.losses().get("tune.loss")).min().orElseThrow();
    assertThat(Math.abs(loss - least)).isLessThan(1e-5);
    assertThat(written.provenance().metrics()).containsEntry("tune.loss", loss);
    float[] weights = WeightMap.flatten(written.weights(ModelArchive.WHOLE).orElseThrow());
    double mean = 0;
    for (float weight : weights) {
      mean += (weight - 0.5) * (weight - 0.5) / weights.length;
    }
    assertThat(Math.abs(mean - loss)).isLessThan(1e-6);
  }

  /** Every training sample is 1, every tuning sample far below where the weights start. */
  @Test
  void stopsWhenLooksAreNoBetterAndKeepsTheBest() throws Exception {
    SampleSource up = i -> BowlEngine.sample(1);
    TrainingOptions patient = options(100, 3, 1, 3);
    run("up", up, AWAY, patient);
    assertThat(new TrainingLog(folder.resolve("up.train/log.csv")).entries()).hasSize(4);
    assertThat(ModelArchives.read(model("up")).provenance().steps()).isEqualTo(EVERY);
    run("up", killedAt(0), AWAY, patient);
    assertThat(new TrainingLog(folder.resolve("up.train/log.csv")).entries()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"25, 3", "24, 4"})
  void otherOptionsAreRefusedInWords(int steps, long seed) throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    byte[] bytes = Files.readAllBytes(model("whole"));
    assertThatThrownBy(() -> run("whole", SAMPLES, TUNING, options(steps, seed, 1, 100)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("was written with other options: delete ")
        .hasMessageNotContaining("\n");
    assertThat(model("whole")).hasBinaryContent(bytes);
  }

  @Test
  void otherDataAreRefusedInWords() throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    Provenance other = origin("b".repeat(64));
    Training training =
        new Training(options(1), sources(SAMPLES, TUNING), other, model("whole"), train("whole"));
    assertThatThrownBy(() -> training.run(new BowlEngine(), Optional.empty(), Progress.none()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("was written with other data: delete ");
  }

  /** The bytes would be those of no training that can be done again. */
  @Test
  void anotherSetOfScenesOrStartIsRefusedInWords() throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    SampleSources weighted =
        new SampleSources(SAMPLES, SAMPLES, TUNING, "train a x 2.0; tune b x 1.0");
    assertRefused(weighted, Optional.empty(), "another set of scenes", "a x 2.0; tune b x 1.0)");
    SortedMap<String, Tensor> start = new TreeMap<>(WeightMap.draw(BowlEngine.SPEC, 99));
    assertRefused(sources(SAMPLES, TUNING), Optional.of(start), "another start", "fresh weights");
  }

  @Test
  void aCheckpointFromBeforeTheseWereNotedIsGoneOnWith() throws Exception {
    run("whole", SAMPLES, TUNING, options(1));
    assertThatThrownBy(() -> run("old", killedAt(40), TUNING, options(1)))
        .hasMessageContaining("killed");
    Path file = train("old").resolve("checkpoint.zip");
    Checkpoint kept = Checkpoint.read(file);
    SortedMap<String, String> notes = new TreeMap<>(kept.notes());
    assertThat(notes.keySet().removeAll(List.of("set of scenes", "start"))).isTrue();
    new Checkpoint(kept.model(), kept.optimiser(), kept.average(), kept.step(), notes).write(file);
    run("old", SAMPLES, TUNING, options(1));
    assertThat(model("old")).hasSameBinaryContentAs(model("whole"));
  }

  private void assertRefused(
      SampleSources sources, Optional<SortedMap<String, Tensor>> start, String... words) {
    Provenance origin = origin("a".repeat(64));
    Training training = new Training(options(1), sources, origin, model("whole"), train("whole"));
    assertThatThrownBy(() -> training.run(new BowlEngine(), start, Progress.none()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("was written with ")
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aLossThatIsNoNumberEndsItAndKeepsWhatWasSaved() throws Exception {
    SampleSource broken = i -> i == 30 ? BowlEngine.sample(Float.NaN) : SAMPLES.sample(i);
    assertThatThrownBy(() -> run("broken", broken, TUNING, options(1)))
        .isInstanceOf(DivergedException.class)
        .hasMessage("training diverged at step 15: loss is NaN");
    run("broken", SAMPLES, TUNING, options(1));
    run("whole", SAMPLES, TUNING, options(1));
    assertSameEnd("whole", "broken");
  }

  @Test
  void aTuningLossThatIsNoNumberEndsItToo() {
    SampleSource broken = i -> BowlEngine.sample(Float.NaN);
    assertThatThrownBy(() -> run("broken", SAMPLES, broken, options(1)))
        .isInstanceOf(DivergedException.class)
        .hasMessage("training diverged at step 5: tune.loss is NaN");
    assertThat(model("broken")).doesNotExist();
  }

  @Test
  void startsFromGivenWeights() throws Exception {
    SortedMap<String, Tensor> start = new TreeMap<>(WeightMap.draw(BowlEngine.SPEC, 99));
    TrainingOptions one = options(1, 3, 1, 100);
    new Training(
            one, sources(SAMPLES, TUNING), origin("a".repeat(64)), model("from"), train("from"))
        .run(new BowlEngine(), Optional.of(start), Progress.none());
    float[] before = WeightMap.flatten(start);
    float[] after =
        WeightMap.flatten(
            ModelArchives.read(model("from")).weights(ModelArchive.WHOLE).orElseThrow());
    for (int i = 0; i < before.length; i++) {
      assertThat(Math.abs(after[i] - before[i])).isLessThan(0.1f);
    }
  }

  @Test
  void aStartThatTrainingDoesNotImproveStays() throws Exception {
    run("good", SAMPLES, TUNING, options(STEPS, 3, 1, 100));
    SortedMap<String, Tensor> good =
        ModelArchives.read(model("good")).weights(ModelArchive.WHOLE).orElseThrow();
    new Training(
            options(STEPS, 3, 1, 100),
            sources(AWAY, TUNING),
            origin("a".repeat(64)),
            model("worse"),
            train("worse"))
        .run(new BowlEngine(), Optional.of(good), Progress.none());
    ModelArchive kept = ModelArchives.read(model("worse"));
    assertThat(WeightMap.flatten(kept.weights(ModelArchive.WHOLE).orElseThrow()))
        .isEqualTo(WeightMap.flatten(good));
    assertThat(kept.provenance().steps()).isZero();
  }

  /** Both families of networks, on images and layers, through LibTorch. */
  @ParameterizedTest
  @MethodSource("specs")
  void aRealNetworkLearnsATown(NetworkSpec spec) throws Exception {
    TrainingOptions options = TinyModel.options(spec, 24, 2);
    Manifest manifest = Manifest.read(TinyTown.utm().manifest(folder));
    TrainingData data = TrainingData.load(manifest, folder, options);
    Provenance origin = data.provenance(TinyModel.engine(), options, List.of());
    new Training(options, data.sources(), origin, model("real"), train("real"))
        .run(TinyModel.engine(), Optional.empty(), Progress.none());
    List<TrainingLog.Entry> log = new TrainingLog(folder.resolve("real.train/log.csv")).entries();
    double first = log.get(0).losses().get("train.loss");
    double last = log.get(log.size() - 1).losses().get("train.loss");
    assertThat(last).isLessThan(0.95 * first);
  }

  private static List<NetworkSpec> specs() {
    return List.of(TinyModel.SPEC, new DoubleUnetSpec("small", 6, 4, 1));
  }

  private static SampleSource killedAt(long sample) {
    return i -> {
      if (i == sample) {
        throw new IllegalStateException("killed at sample " + i);
      }
      return SAMPLES.sample(i);
    };
  }

  private static TrainingOptions options(int workers) {
    return options(STEPS, 3, workers, 100);
  }

  private static TrainingOptions options(int steps, long seed, int workers, int patience) {
    LearningRate rate = new LearningRate.Constant(0.05);
    return new TrainingOptions(
        BowlEngine.SPEC,
        seed,
        steps,
        rate,
        new TrainingOptions.Samples(BATCH, 28, 0, Target.ROOF),
        new TrainingOptions.Looks(EVERY, 4, patience),
        workers,
        EngineOptions.Precision.FLOAT32,
        0);
  }

  private double run(
      String name, SampleSource samples, SampleSource tuning, TrainingOptions options)
      throws Exception {
    Provenance origin = origin("a".repeat(64));
    return new Training(options, sources(samples, tuning), origin, model(name), train(name))
        .run(new BowlEngine(), Optional.empty(), Progress.none());
  }

  private static SampleSources sources(SampleSource samples, SampleSource tuning) {
    return new SampleSources(samples, samples, tuning, "train a x 1.0; tune b x 1.0");
  }

  private static Provenance origin(String hash) {
    return new Provenance(
        new TreeMap<>(Map.of("a.tif", hash)),
        3,
        0,
        "bowl",
        "java",
        "os",
        new Provenance.WorkingRange(0.1, 1, 9),
        List.of(),
        new TreeMap<>());
  }

  private Path model(String name) {
    return folder.resolve(name + ".model");
  }

  private Path train(String name) {
    return folder.resolve(name + ".train");
  }

  /** Equal but for the minutes. */
  private void assertSameEnd(String a, String b) throws IOException {
    assertThat(model(b)).hasSameBinaryContentAs(model(a));
    assertThat(timeless(b)).isEqualTo(timeless(a));
    assertThat(train(b).resolve("checkpoint.zip"))
        .hasSameBinaryContentAs(train(a).resolve("checkpoint.zip"));
  }

  private List<String> timeless(String name) throws IOException {
    return Files.readAllLines(train(name).resolve("log.csv")).stream()
        .map(line -> line.replaceAll("^([^,]*,[^,]*),[^,]*", "$1"))
        .toList();
  }
}

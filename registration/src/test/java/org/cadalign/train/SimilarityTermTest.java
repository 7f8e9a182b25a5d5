package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.archive.Checkpoint;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.Target;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.WeightMap;
import org.cadalign.optimise.LearningRate;
import org.cadalign.progress.Progress;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training that asks for similarity, on a made-up town. */
class SimilarityTermTest {
  private static final int STEPS = 14;
  private static final int FEW = 4;
  private static final int VIEWS = 4;
  private static final double WEIGHT = 1;

  @TempDir private static Path town;
  private static TrainingData data;

  /** The same place in every pair; another view of it. */
  private static final SampleSource PLACE = i -> data.sources().pairs().sample(0);

  @TempDir private Path folder;

  @BeforeAll
  static void load() throws Exception {
    Manifest manifest = Manifest.read(TinyTown.utm().manifest(town));
    data = TrainingData.load(manifest, town, options(WEIGHT, 1, STEPS));
  }

  @Test
  void raisesTheSimilarityOfPairs() throws Exception {
    train("without", options(0, 1, STEPS), data.sources().training());
    train("with", options(WEIGHT, 1, STEPS), data.sources().training());
    assertThat(similarity("with")).isGreaterThan(similarity("without") + 0.1);
  }

  @Test
  void bytesDependNeitherOnThreadsNorOnStops() throws Exception {
    train("one", options(WEIGHT, 1, FEW), data.sources().training());
    train("two", options(WEIGHT, 2, FEW), data.sources().training());
    assertThatThrownBy(() -> train("stopped", options(WEIGHT, 1, FEW), stoppedAt(FEW / 2 + 1)))
        .hasMessage("stopped");
    train("stopped", options(WEIGHT, 1, FEW), data.sources().training());
    byte[] bytes = Files.readAllBytes(model("one"));
    assertThat(model("two")).hasBinaryContent(bytes);
    assertThat(model("stopped")).hasBinaryContent(bytes);
  }

  @Test
  void isLoggedAndRemembered() throws Exception {
    train("short", options(0.5, 1, 2), data.sources().training());
    List<TrainingLog.Entry> log = new TrainingLog(folder.resolve("short.train/log.csv")).entries();
    assertThat(log).allSatisfy(e -> assertThat(e.losses()).containsKey("train.similarity"));
    assertThat(log.get(0).losses().get("train.similarity")).isBetween(-1.0, 1.0);
    assertThat(ModelArchives.read(model("short")).provenance().metrics())
        .containsEntry("similarity.weight", 0.5);
  }

  @Test
  void anEngineThatCannotSaysSo() {
    TrainingOptions options = options(WEIGHT, 1, 2);
    SampleSource bowls = i -> BowlEngine.sample(1);
    assertThatThrownBy(
            () ->
                training("bowl", options, bowls)
                    .run(new BowlEngine(), Optional.empty(), Progress.none()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("this engine cannot derive twice");
  }

  /** Mean k^C of the place and other views of it. */
  private double similarity(String name) throws Exception {
    SimilarityTerm term = new SimilarityTerm(PLACE, 1, 9);
    double sum = 0;
    try (Network network = TinyModel.engine().build(TinyModel.SPEC, 1)) {
      // Those of the model itself are an average, which so short a training hardly moves.
      Checkpoint last = Checkpoint.read(folder.resolve(name + ".train/checkpoint.zip"));
      network.load(last.model().weights(ModelArchive.WHOLE).orElseThrow());
      assertThat(WeightMap.flatten(network.weights())).doesNotContain(Float.NaN);
      for (long i = 0; i < VIEWS; i++) {
        sum += term.gradient(network, i).orElseThrow().losses().get(SimilarityTerm.NAME);
      }
    }
    return sum / VIEWS;
  }

  private void train(String name, TrainingOptions options, SampleSource samples) throws Exception {
    Engine engine = TinyModel.engine();
    training(name, options, samples).run(engine, Optional.empty(), Progress.none());
  }

  private Training training(String name, TrainingOptions options, SampleSource samples) {
    return new Training(
        options,
        new SampleSources(samples, PLACE, data.sources().tuning(), ""),
        data.provenance(TinyModel.engine(), options, List.of()),
        model(name),
        folder.resolve(name + ".train"));
  }

  private Path model(String name) {
    return folder.resolve(name + ".model");
  }

  private static SampleSource stoppedAt(long index) {
    return i -> {
      if (i == index) {
        throw new IllegalStateException("stopped");
      }
      return data.sources().training().sample(i);
    };
  }

  private static TrainingOptions options(double weight, int workers, int steps) {
    return new TrainingOptions(
        TinyModel.SPEC,
        3,
        steps,
        new LearningRate.Constant(3e-3),
        new TrainingOptions.Samples(1, 48, 0, Target.ROOF),
        new TrainingOptions.Looks(Math.max(1, steps / 2), 1, 100),
        workers,
        EngineOptions.Precision.FLOAT32,
        weight);
  }
}

package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.data.TrainingSampler;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.LossWeights;
import org.cadalign.layer.LayerOptions;
import org.cadalign.optimise.LearningRate;
import org.cadalign.scene.TrainingScenes;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {
  @TempDir private static Path folder;
  private static List<TrainingScene> town;
  private static HeldOut heldOut;

  @BeforeAll
  static void loadTown() throws Exception {
    TinyTown tiny = TinyTown.utm();
    Path image = tiny.image(folder.resolve("town.tif"));
    Path layer = TinyTown.write(tiny.truth(), folder.resolve("town.gpkg"));
    town = List.of(TrainingScenes.load("town", image, layer, LayerOptions.DEFAULT).scene());
    heldOut = new HeldOut(new TrainingSampler(town, HeldOut.options(1)), 2);
  }

  @ParameterizedTest
  @CsvSource({
    "100, Infinity, 4, 24, 9, 0",
    "100, Infinity, 4, 25, 9, 1",
    "100, Infinity, 4, 100, 9, 4",
    "9223372036854775807, 2, 4, 1000, 0.4, 0",
    "9223372036854775807, 2, 4, 1000, 1.1, 2",
    "9223372036854775807, 2, 4, 1000, 7, 4",
    "10, 1, 2, 5, 1, 2",
    "3, Infinity, 3, 1, 0, 1"
  })
  void looksAreDueAtEqualShares(
      long steps, double minutes, int looks, long done, double spent, int due) {
    assertThat(new Course.Budget(steps, minutes, looks).due(done, spent)).isEqualTo(due);
  }

  /** Same seed, same bytes, whatever the threads. */
  @Test
  void theSeedDecidesAndNotTheThreads() throws Exception {
    Course.Result one = run(learner(TinyModel.SPEC, 64), 1);
    Course.Result two = run(learner(TinyModel.SPEC, 64), 2);
    assertThat(one.looks()).extracting(Look::steps).containsExactly(0L, 1L, 2L);
    assertThat(two.looks().get(2).error()).isEqualTo(one.looks().get(2).error());
    one.weights()
        .forEach(
            (name, weight) -> assertThat(two.weights().get(name).data()).isEqualTo(weight.data()));
  }

  @Test
  void aFieldIsLearntInAGivenTime() throws Exception {
    DoubleUnetSpec tiny = new DoubleUnetSpec("tiny", 2, 1, 3);
    Course course = new Course(learner(tiny, 124), town, heldOut, 1, 1);
    Course.Budget soon = new Course.Budget(Long.MAX_VALUE, 1e-9, 3);
    Course.Result result = course.run(TinyModel.engine(), soon);
    // The first step is already too long, and is looked at once.
    assertThat(result.looks()).extracting(Look::steps).containsExactly(0L, 1L);
    assertThat(result.looks().get(1).minutes()).isPositive();
  }

  private static Course.Result run(Learner learner, int workers) throws Exception {
    Course.Budget budget = new Course.Budget(2, Double.POSITIVE_INFINITY, 2);
    return new Course(learner, town, heldOut, 1, workers).run(TinyModel.engine(), budget);
  }

  private static Learner learner(NetworkSpec spec, int window) {
    return new Learner(
        "any", spec, LossWeights.WHOLE, true, window, new LearningRate.Constant(1e-2));
  }
}

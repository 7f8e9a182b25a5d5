package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.data.TrainingScene;
import org.cadalign.progress.Progress;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.cadalign.train.Manifest;
import org.cadalign.train.TrainingData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleMakerTest {
  @TempDir private static Path folder;
  private static ModelArchive model;
  private static List<TrainingScene> scenes;

  @BeforeAll
  static void load() throws Exception {
    Manifest manifest = Manifest.read(TinyTown.utm().manifest(folder));
    model = ModelArchives.read(TinyModel.copy(folder));
    scenes = TrainingData.trainingScenes(manifest, folder).scenes();
  }

  @Test
  void makesTheSameWithAnyThreads() throws Exception {
    TrainingExamples one = make(new ExampleMaker(6, 64, 32, 9, 1));
    assertThat(make(new ExampleMaker(6, 64, 32, 9, 2))).usingRecursiveComparison().isEqualTo(one);
    assertThat(one.size()).isEqualTo(6);
    assertThat(one.width()).isEqualTo(32);
    assertThat(one.patch()).isEqualTo(64);
    assertThat(one.sum().samples()).isEqualTo(6);
    assertThat(one.sources()).extracting(ExampleSource::sample).isSorted().doesNotHaveDuplicates();
    assertThat(one.sources()).extracting(ExampleSource::scene).containsOnly("a");
    for (int i = 0; i < 6; i++) {
      // Up to 3.8 px are asked for, and answers lie within the 4 px that are searched.
      assertThat(Math.hypot(one.labels()[i][0], one.labels()[i][1])).isBetween(0.0, 3.81);
      assertThat(Math.abs(one.predictions()[i][0])).isLessThan(4.01f);
    }
  }

  @Test
  void knowsWhatItHasMade() throws Exception {
    ExampleMaker maker = new ExampleMaker(2, 64, 32, 9, 1);
    assertThat(maker.made(model)).isFalse();
    ModelArchive carrying = maker.addTo(model, scenes, TinyModel.engine(), Progress.none());
    assertThat(maker.made(carrying)).isTrue();
    assertThat(new ExampleMaker(3, 64, 32, 9, 1).made(carrying)).isFalse();
    assertThat(new ExampleMaker(2, 64, 32, 8, 1).made(carrying)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 20_001})
  void refusesOtherNumbers(int count) {
    assertThatThrownBy(() -> new ExampleMaker(count, 1, 1))
        .hasMessageContaining("1 to 20000 examples, not " + count);
  }

  private static TrainingExamples make(ExampleMaker maker) throws Exception {
    return TrainingExamples.of(maker.addTo(model, scenes, TinyModel.engine(), Progress.none()))
        .orElseThrow();
  }
}

package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.gate.DataException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {
  @Property(tries = 200)
  void eachLabelIsCorrectedOnceByANetworkThatWasNotTrainedOnIt(
      @ForAll @IntRange(min = 2, max = 9) int training,
      @ForAll @IntRange(max = 3) int tuning,
      @ForAll @IntRange(min = 2, max = 9) int number)
      throws Exception {
    Assume.that(number <= training);
    Folds folds = folds(training, tuning, number);
    folds.check();
    List<SceneList.Scene> corrected = new ArrayList<>();
    for (int fold = 0; fold < number; fold++) {
      List<SceneList.Scene> own = folds.correctedBy(fold);
      SceneList others = folds.trainedOn(fold);
      assertThat(own).isNotEmpty().doesNotContainAnyElementsOf(others.of(Manifest.Split.train));
      assertThat(others.of(Manifest.Split.train)).isNotEmpty();
      assertThat(others.of(Manifest.Split.tune)).hasSize(tuning);
      corrected.addAll(own);
    }
    assertThat(corrected).containsExactlyInAnyOrderElementsOf(folds.scenes().seen());
  }

  @Property(tries = 20)
  void oneFoldDividesNothing(@ForAll @IntRange(min = 1, max = 5) int training) throws Exception {
    Folds folds = folds(training, 1, 1);
    folds.check();
    assertThat(folds.trainedOn(0)).isEqualTo(folds.scenes());
    assertThat(folds.correctedBy(0)).isEqualTo(folds.scenes().seen());
  }

  /** Scenes of one source are listed one after the other. */
  @ParameterizedTest
  @CsvSource({"5, 2, 'train0 train2 train4 tune0'", "4, 3, 'train0 train3 tune0'"})
  void scenesAreDealtInTurn(int training, int number, String first) {
    assertThat(folds(training, 1, number).correctedBy(0))
        .extracting(SceneList.Scene::name)
        .containsExactly(first.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 2 folds want as many training scenes; there is 1", "2, 3, there are 2"})
  void refusesMoreFoldsThanScenes(int training, int number, String words) {
    assertThatThrownBy(() -> folds(training, 1, number).check())
        .isInstanceOf(DataException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("--folds")
        .hasMessageNotContaining("\n");
  }

  private static Folds folds(int training, int tuning, int number) {
    List<Manifest.Entry> entries = new ArrayList<>();
    for (Manifest.Split split : Manifest.Split.values()) {
      int scenes = split == Manifest.Split.train ? training : tuning;
      IntStream.range(0, scenes)
          .forEach(i -> entries.add(CityScene.labelled(split.name() + i, split, "", "")));
    }
    return new Folds(SceneList.of(new Manifest(entries), Path.of("data")), number);
  }
}

package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadalign.archive.Target;
import org.cadalign.data.TrainingSampler;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.LossWeights;
import org.cadalign.optimise.LearningRate;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "compact, 192, true",
    "compact, 100, false",
    "reference, 220, true",
    "reference, 221, false",
    "reference, 64, false",
    "compact, 0, false",
  })
  void aWindowMustFitTheNetwork(String network, int window, boolean fits) {
    if (fits) {
      assertThat(options(network, 1, 2, 1, window, 5, 6, 7, 1).samples().window())
          .isEqualTo(window);
    } else {
      assertThatThrownBy(() -> options(network, 1, 2, 1, window, 5, 6, 7, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("window");
    }
  }

  /** seed, steps, batch, window, evaluateEvery, tuningSamples, patience, workers. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 3, 192, 5, 6, 7, 1",
    "1, 2, 0, 192, 5, 6, 7, 1",
    "1, 2, 3, 192, 0, 6, 7, 1",
    "1, 2, 3, 192, 5, 0, 7, 1",
    "1, 2, 3, 192, 5, 6, 0, 1",
    "1, 2, 3, 192, 5, 6, 7, 0",
  })
  void nothingMayBeNought(
      long seed,
      int steps,
      int batch,
      int window,
      int every,
      int tuning,
      int patience,
      int workers) {
    assertThatThrownBy(
            () -> options("compact", seed, steps, batch, window, every, tuning, patience, workers))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 3, 192, 5, 6, 7, 1, true",
    "1, 2, 3, 192, 5, 6, 8, 1, true",
    "1, 2, 3, 192, 5, 6, 7, 2, true",
    "2, 2, 3, 192, 5, 6, 7, 1, false",
    "1, 3, 3, 192, 5, 6, 7, 1, false",
    "1, 2, 4, 192, 5, 6, 7, 1, false",
    "1, 2, 3, 160, 5, 6, 7, 1, false",
    "1, 2, 3, 192, 6, 6, 7, 1, false",
    "1, 2, 3, 192, 5, 7, 7, 1, false",
  })
  void theFingerprintHoldsAllButWorkersAndPatience(
      long seed,
      int steps,
      int batch,
      int window,
      int every,
      int tuning,
      int patience,
      int workers,
      boolean same) {
    String other =
        options("compact", seed, steps, batch, window, every, tuning, patience, workers)
            .fingerprint();
    assertThat(other.equals(options("compact", 1, 2, 3, 192, 5, 6, 7, 1).fingerprint()))
        .isEqualTo(same);
  }

  /** Switches for experiments change no training, no checkpoint and no model of a user's. */
  @Test
  void partsOfTheMethodAreNotSwitchedOff() {
    TrainingOptions options = options("compact", 1, 2, 3, 192, 5, 6, 7, 1);
    assertThat(options.step().losses()).isEqualTo(LossWeights.WHOLE);
    assertThat(TrainingSampler.Options.standard(1, 192).dropping()).isTrue();
    assertThat(options.fingerprint()).doesNotContain("losses").doesNotContain("dropping");
  }

  @Test
  void aWeightOfSimilarityCounts() {
    TrainingOptions without = options("compact", 1, 2, 3, 192, 5, 6, 7, 1);
    assertThat(without.fingerprint()).doesNotContain("similarity");
    assertThat(similar("compact", 0.5).fingerprint())
        .isEqualTo(without.fingerprint() + " similarityWeight=0.5");
    assertThatThrownBy(() -> similar("compact", -1)).hasMessageContaining("must not be negative");
    assertThatThrownBy(() -> similar("compact", Double.NaN))
        .hasMessageContaining("must not be negative");
    assertThatThrownBy(() -> similar("reference", 1))
        .hasMessage(
            "similarity can be asked of networks that answer for each group, which reference does"
                + " not");
  }

  /** Checkpoints from before there was a choice are gone on with. */
  @Test
  void aTargetOtherThanTheRoofCounts() {
    TrainingOptions roof = options("compact", 1, 2, 3, 192, 5, 6, 7, 1);
    assertThat(roof.fingerprint()).doesNotContain("target");
    assertThat(roof.withTarget(Target.BASE).fingerprint())
        .isEqualTo(roof.fingerprint() + " target=base");
    assertThat(roof.withTarget(Target.BASE).withTarget(Target.ROOF)).isEqualTo(roof);
  }

  private static TrainingOptions similar(String network, double weight) {
    return new TrainingOptions(
        Presets.named(network).orElseThrow(),
        1,
        2,
        new LearningRate.Constant(1e-3),
        new TrainingOptions.Samples(3, network.equals("reference") ? 220 : 192, 0, Target.ROOF),
        new TrainingOptions.Looks(5, 6, 7),
        1,
        EngineOptions.Precision.FLOAT32,
        weight);
  }

  private static TrainingOptions options(
      String network,
      long seed,
      int steps,
      int batch,
      int window,
      int every,
      int tuning,
      int patience,
      int workers) {
    NetworkSpec spec = Presets.named(network).orElseThrow();
    LearningRate rate = new LearningRate.Constant(1e-3);
    return new TrainingOptions(
        spec,
        seed,
        steps,
        rate,
        new TrainingOptions.Samples(batch, window, 0, Target.ROOF),
        new TrainingOptions.Looks(every, tuning, patience),
        workers,
        EngineOptions.Precision.FLOAT32,
        0);
  }
}

package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyMeasurementTest {
  private static final Rival PERFECT = (scene, misaligned) -> scene.labels().footprints();
  private static final Rival GIVES_UP =
      (scene, misaligned) -> {
        throw new GaveUpException("too many samples map outside");
      };

  @TempDir Path folder;

  @Test
  void errorsAreGroundMetresAtEveryVertex() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", true)) {
      MisalignedLayer moved = MisalignedLayer.shifted(scene, new Displacement(0.3, 0.4));
      double[] errors = AccuracyMeasurement.errors(scene, moved, Rival.none()).metres();
      assertThat(errors).hasSize(6 * scene.labels().footprints().size());
      for (double error : errors) {
        assertThat(error).isCloseTo(0.5, within(1e-5));
      }
    }
  }

  @Test
  void theBestSeedOfElastixCountsAndOneThatGivesUpLeavesTheLayer() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", false)) {
      assertThat(elastix(scene, GIVES_UP, PERFECT)).isZero();
      assertThat(elastix(scene, GIVES_UP)).isGreaterThan(0.1);
    }
  }

  private static double elastix(TestScene scene, Rival... seeds) throws Exception {
    AccuracyMeasurement measurement = new AccuracyMeasurement(PERFECT, List.of(seeds), List.of(1L));
    SceneAccuracy measured = measurement.measure(scene);
    assertThat(measured.after()).isZero();
    assertThat(measured.unmovedMove()).isZero();
    return measured.elastix().orElseThrow();
  }

  @Test
  void oneGlobalShiftUndoesOne() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", false)) {
      MisalignedLayer moved = MisalignedLayer.shifted(scene, new Displacement(-3, 2));
      for (double e : AccuracyMeasurement.errors(scene, moved, new GlobalShift()).metres()) {
        assertThat(e).isLessThan(0.1);
      }
    }
  }
}

package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.bench.TargetMeasurement.City;
import org.cadalign.bench.TargetMeasurement.Result;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.LabelNoise;
import org.cadalign.synth.SyntheticCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetMeasurementTest {
  @TempDir private Path folder;

  /** One rival knows the bases, the other the roofs: each is right by its own truth. */
  @Test
  void measuresAgainstBothTruths() throws Exception {
    MadeUpScenes made = new MadeUpScenes(folder, 60, 1);
    CityOptions options =
        new CityOptions(
            60, 0.5, 0.3, List.of("suburb"), CityOptions.Labelled.BASE, LabelNoise.NONE, 11);
    try (TestScene bases = made.of("city", options);
        TestScene roofs = made.open("city", SyntheticCity.ROOFS)) {
      TargetMeasurement measurement =
          new TargetMeasurement(
              (scene, misaligned) -> roofs.labels().footprints(),
              (scene, misaligned) -> bases.labels().footprints(),
              1);
      Result result = measurement.measure(new City("city", 0.3, 1), bases, roofs.labels());
      assertThat(result.buildings()).isEqualTo(bases.labels().footprints().size());
      assertThat(result.roof().toRoof().rms()).isCloseTo(0, within(1e-6));
      assertThat(result.base().toBase().rms()).isCloseTo(0, within(1e-6));
      // About 0.3 times 4.5 m.
      assertThat(result.apart().median()).isBetween(0.9, 1.9);
      assertThat(result.roof().toBase().median()).isBetween(0.9, 1.9);
      assertThat(result.base().toRoof()).isEqualTo(result.roof().toBase());
      assertThat(result.before().toBase().median()).isBetween(0.3, 6.6);
    }
  }
}

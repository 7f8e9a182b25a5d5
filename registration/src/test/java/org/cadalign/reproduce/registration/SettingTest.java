package org.cadalign.reproduce.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cadalign.field.Displacement;
import org.cadalign.train.RoundOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
  @ParameterizedTest
  @CsvSource({"1, 0.3", "4, 1.2", "8, 2.4", "0.5, 0.15"})
  void noiseIsOfBuildingsInGroundMetres(double pixels, double metres) {
    var noise = new Setting(pixels, 2, Setting.Variant.PROTOCOL).noise();
    assertThat(noise.building()).isCloseTo(metres, within(1e-12));
    assertThat(noise.vertex() + noise.smooth() + noise.missing() + noise.stale()).isZero();
    assertThat(noise.bias()).isEqualTo(Displacement.ZERO);
  }

  @Test
  void theControlIsBiasedToTheEast() {
    assertThat(new Setting(4, 2, Setting.Variant.BIASED).noise().bias().dx())
        .isCloseTo(1.2, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "PROTOCOL, WARM, ORIGINAL",
    "COLD, COLD, ORIGINAL",
    "PREVIOUS, WARM, PREVIOUS",
    "BIASED, WARM, ORIGINAL"
  })
  void variantsAreWaysOfRounds(
      Setting.Variant variant, RoundOptions.Start start, RoundOptions.Realign realign) {
    assertThat(new Setting(4, 1, variant).rounds(Protocol.FULL.withRounds(3, 2, 1)))
        .isEqualTo(new RoundOptions(3, start, realign, 1.2, 2));
  }

  @Test
  void keysAreUniqueAndFitForFiles() {
    Set<String> keys = new HashSet<>();
    for (Setting.Variant variant : Setting.Variant.values()) {
      for (double sigma : List.of(0.5, 1.0, 10.0)) {
        for (int cities : List.of(1, 10)) {
          String key = new Setting(sigma, cities, variant).key();
          assertThat(key).matches("[a-z0-9-]+");
          assertThat(keys.add(key)).isTrue();
        }
      }
    }
  }
}

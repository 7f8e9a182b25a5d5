package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTest {
  @ParameterizedTest
  @CsvSource({
    "0.9 0.92, 0.5 0.51, 0.405, 0.02, HELPS",
    "0.9 0.92, 0.95 0.96, -0.045, 0.02, HARMS",
    "0.9 0.92, 0.9 0.93, -0.005, 0.03, NONE",
    "0.9 0.94, 0.9 0.9, 0.02, 0.04, NONE",
    "0.5 0.75, 0.25 0.5, 0.25, 0.25, NONE",
    "0.9, 0.1, 0.8, 0, UNKNOWN"
  })
  void aDifferenceCountsBeyondWhatSeedsMake(
      String whole, String without, double difference, double spread, Effect.Sign sign) {
    Effect effect = new Effect(numbers(whole), numbers(without));
    assertThat(effect.difference()).isCloseTo(difference, within(1e-12));
    assertThat(effect.spread()).isCloseTo(spread, within(1e-12));
    assertThat(effect.sign()).isEqualTo(sign);
  }

  private static List<Double> numbers(String text) {
    return Stream.of(text.split(" ", -1)).map(Double::valueOf).toList();
  }
}

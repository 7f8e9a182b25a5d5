package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundOptionsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void thereIsAtLeastOneRound(int rounds) {
    assertThatThrownBy(() -> options(rounds)).hasMessage("--rounds " + rounds + " is less than 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void thereIsAtLeastOneFold(int folds) {
    assertThatThrownBy(
            () ->
                new RoundOptions(
                    1, RoundOptions.Start.WARM, RoundOptions.Realign.ORIGINAL, 0, folds))
        .hasMessage("--folds " + folds + " is less than 1");
  }

  @Test
  void oneIsEnough() {
    assertThat(options(1).rounds()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // noise in metres, then the finest level of each round
    "0, 1, 1, 1",
    "0.3, 1, 1, 1",
    "0.31, 2, 1, 1",
    "0.6, 2, 1, 1",
    "1.2, 4, 1, 1",
    "2.4, 8, 2, 1",
    "50, 8, 2, 1"
  })
  void noisyLabelsAreLearntFromAtCoarseLevelsFirst(double noise, int first, int second, int third) {
    RoundOptions options = options(3, noise);
    assertThat(List.of(options.finest(1), options.finest(2), options.finest(3)))
        .containsExactly(first, second, third);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void noiseIsALength(double noise) {
    assertThatThrownBy(() -> options(2, noise)).hasMessageContaining("--label-noise " + noise);
  }

  private static RoundOptions options(int rounds) {
    return options(rounds, 0);
  }

  private static RoundOptions options(int rounds, double noise) {
    return new RoundOptions(
        rounds, RoundOptions.Start.WARM, RoundOptions.Realign.ORIGINAL, noise, 1);
  }
}

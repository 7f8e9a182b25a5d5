package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundOptionsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void thereIsAtLeastOneRound(int rounds) {
    assertThatThrownBy(() -> options(rounds)).hasMessage("--rounds " + rounds + " is less than 1");
  }

  @Test
  void oneIsEnough() {
    assertThat(options(1).rounds()).isEqualTo(1);
  }

  private static RoundOptions options(int rounds) {
    return new RoundOptions(rounds, RoundOptions.Start.WARM, RoundOptions.Realign.ORIGINAL);
  }
}

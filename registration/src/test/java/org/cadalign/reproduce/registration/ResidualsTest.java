package org.cadalign.reproduce.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void figuresTellAll(int rounds) {
    double[] after = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      after[i] = 1.0 / (i + 2);
    }
    Residuals residuals = new Residuals(4000, 1.2, after, 0.4, 1.3, 0.2, -0.01);
    Residuals read = Residuals.of(residuals.figures());
    assertThat(read).usingRecursiveComparison().isEqualTo(residuals);
    assertThat(read.last()).isEqualTo(1.0 / (rounds + 1));
  }
}

package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorSpreadTest {
  private static final ErrorSpread FIVE = new ErrorSpread(new double[] {0.1, 0.2, 0.4, 0.8, 1.6});

  @ParameterizedTest
  @CsvSource({"0, 0.1", "0.1, 0.1", "0.5, 0.4", "0.6, 0.6", "0.9, 1.6", "1, 1.6"})
  void readsQuantiles(double probability, double metres) {
    assertThat(FIVE.quantile(probability)).isCloseTo(metres, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.05, 0.05", "0.1, 0.1", "0.4, 0.5", "1.2, 0.8", "1.6, 0.9", "9, 0.9"})
  void readsProbabilities(double metres, double probability) {
    assertThat(FIVE.within(metres)).isCloseTo(probability, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.4", "0.9, 2"})
  void manyAreOneSample(double probability, double metres) {
    ErrorSpread other = new ErrorSpread(new double[] {0.1, 0.2, 0.4, 2, 3});
    assertThat(ErrorSpread.quantile(List.of(FIVE, other), probability)).isEqualTo(metres);
  }
}

package org.cadalign.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {
  @ParameterizedTest
  @CsvSource({"0, 0.2", "3, 0.8", "4, 1", "54, 0.55", "104, 0.1", "9999, 0.1"})
  void cosineRisesThenFalls(long step, double rate) {
    assertThat(new LearningRate.Cosine(1, 0.1, 4, 104).at(step)).isCloseTo(rate, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-4", "24999, 1e-4", "25000, 0.5e-4", "99999, 0.5e-4"})
  void referenceHalvesOnce(long step, double rate) {
    assertThat(LearningRate.Stepped.reference().at(step)).isEqualTo(rate);
  }

  @Test
  void constantStays() {
    assertThat(new LearningRate.Constant(3).at(1_000_000)).isEqualTo(3);
  }

  @Test
  void refusesImpossibleRates() {
    refused(() -> new LearningRate.Constant(0));
    refused(() -> new LearningRate.Constant(Double.NaN));
    refused(() -> new LearningRate.Cosine(1, 2, 0, 10));
    refused(() -> new LearningRate.Cosine(1, 0, 10, 10));
    refused(() -> new LearningRate.Stepped(1, -1, List.of()));
  }

  private static void refused(Runnable make) {
    assertThatThrownBy(make::run).isInstanceOf(IllegalArgumentException.class);
  }
}

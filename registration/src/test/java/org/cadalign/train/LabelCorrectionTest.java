package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cadalign.align.ChainOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelCorrectionTest {
  @ParameterizedTest
  @CsvSource({"0, 8", "1.2, 8", "2.4, 10.8", "4, 18"})
  void looksAsFarAsLabelsAreWrong(double noise, double metres) {
    ChainOptions chain = LabelCorrection.inRounds(2, noise);
    assertThat(chain.levels()).isEqualTo(List.of(8, 4, 2));
    assertThat(chain.apart()).isCloseTo(metres, within(1e-9));
  }

  /** Labels of more noise than can be searched for are not refused. */
  @ParameterizedTest
  @CsvSource({"20, 80", "1000, 80"})
  void butNotFartherThanCanBeSearched(double noise, double metres) {
    assertThat(LabelCorrection.inRounds(1, noise).apart()).isEqualTo(metres);
  }
}

package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cadalign.align.ChainOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelCorrectionTest {
  @ParameterizedTest
  @CsvSource({"0, 8, 20", "1.2, 8, 20", "2.4, 10.8, 21.6", "4, 18, 36", "20, 19, 38"})
  void looksAsFarAsLabelsAreWrong(double noise, double metres, double believed) {
    ChainOptions chain = LabelCorrection.inRounds(2, noise);
    assertThat(chain.levels()).isEqualTo(List.of(8, 4, 2));
    assertThat(chain.apart()).isCloseTo(metres, within(1e-9));
    assertThat(chain.maxShift()).isCloseTo(believed, within(1e-9));
  }
}

package org.cadalign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossWeightsTest {
  @ParameterizedTest
  @CsvSource({"-1, 1", "1, -0.1", "NaN, 1", "1, Infinity"})
  void mustBeFiniteAndNotNegative(double segmentation, double intermediate) {
    assertThatThrownBy(() -> new LossWeights(segmentation, intermediate))
        .hasMessageContaining("must not be negative");
  }

  @Test
  void aLossIsWholeUnlessAskedOtherwise() {
    assertThat(new Network.LossContext(3))
        .isEqualTo(new Network.LossContext(3, new LossWeights(1, 1)));
  }
}

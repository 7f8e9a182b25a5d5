package org.cadalign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void refusesValuesThatDoNotFillTheShape() {
    assertThatThrownBy(() -> new Tensor(new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 values do not fill shape [2, 3]");
  }

  @Test
  void zerosFillTheShape() {
    Tensor zeros = Tensor.zeros(2, 1, 3);
    assertThat(zeros.data()).hasSize(6).containsOnly(0);
    assertThat(zeros.length(2)).isEqualTo(3);
  }
}

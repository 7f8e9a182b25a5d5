package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LayersTest {
  @BeforeAll
  static void unpack() {
    Natives.unpack();
  }

  @Test
  @SuppressWarnings("try")
  void doubledSamplesAtHalfTheIndex() {
    try (PointerScope scope = new PointerScope()) {
      Tensor doubled = Transfer.out(Layers.doubled(in(new float[] {0, 2, 6}, 1, 1, 1, 3)));
      assertThat(doubled.shape()).containsExactly(1, 1, 2, 6);
      assertThat(doubled.data()).containsExactly(0, 1, 2, 4, 6, 6, 0, 1, 2, 4, 6, 6);
    }
  }

  @Test
  @SuppressWarnings("try")
  void doubledTwiceSamplesAtAQuarter() {
    try (PointerScope scope = new PointerScope()) {
      Tensor four = Transfer.out(Layers.doubled(in(new float[] {0, 4}, 1, 1, 2, 1), 2));
      assertThat(four.shape()).containsExactly(1, 1, 8, 4);
      for (int row = 0; row < 8; row++) {
        assertThat(four.data()[4 * row + 1]).isEqualTo(Math.min(row, 4));
      }
    }
  }

  @Test
  @SuppressWarnings("try")
  void cropKeepsTheMiddle() {
    try (PointerScope scope = new PointerScope()) {
      float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
      assertThat(Transfer.out(Layers.crop(in(values, 1, 1, 3, 5), 1, 3)).data())
          .containsExactly(6, 7, 8);
    }
  }

  private static org.bytedeco.pytorch.Tensor in(float[] values, long... shape) {
    return Transfer.in(new Tensor(values, shape), Precision.FLOAT32);
  }
}

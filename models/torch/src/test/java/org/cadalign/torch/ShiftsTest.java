package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftsTest {
  private static final Shifts SHIFTS = new Shifts(4);

  @BeforeAll
  static void unpack() {
    Natives.unpack();
  }

  /** x is along columns, y along rows, for the target and for both readings. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1.5, 0", "0, -1.5", "-2.25, 1", "0.3, 2.7"})
  @SuppressWarnings("try")
  void readsBackWhereTheBellIs(float x, float y) {
    try (PointerScope scope = new PointerScope()) {
      var shift = Transfer.in(new Tensor(new float[] {x, y}, 1, 2), Precision.FLOAT64);
      var bell = SHIFTS.target(shift, 0.7);
      float[] expected = {x, y};
      assertThat(Transfer.out(SHIFTS.expected(bell)).data())
          .containsExactly(expected, within(0.1f));
      assertThat(Transfer.out(SHIFTS.peak(bell)).data()).containsExactly(expected, within(0.15f));
    }
  }

  /** Two answers: the mean lies between, the peak at the stronger. */
  @ParameterizedTest
  @CsvSource({"0.6, -3", "0.4, 3"})
  @SuppressWarnings("try")
  void peakKeepsToTheStrongerAnswer(float left, float x) {
    float[] distribution = new float[81];
    distribution[4 * 9 + 1] = left;
    distribution[4 * 9 + 7] = 1 - left;
    try (PointerScope scope = new PointerScope()) {
      var given = Transfer.in(new Tensor(distribution, 1, 9, 9), Precision.FLOAT32);
      assertThat(Transfer.out(SHIFTS.peak(given)).data())
          .containsExactly(new float[] {x, 0}, within(0.1f));
    }
  }
}

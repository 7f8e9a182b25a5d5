package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupShiftTest {
  @Test
  void aFlatDistributionHasNoSecondPeak() {
    float[] p = new float[25];
    java.util.Arrays.fill(p, 1 / 25f);
    GroupShift flat = GroupShift.of(Displacement.ZERO, p, 0, 5);
    assertThat(flat.entropy()).isCloseTo(Math.log(25), within(1e-6));
    assertThat(flat.secondPeak()).isZero();
    assertThat(flat.secondPeakDistance()).isZero();
    assertThat(flat.peak()).isCloseTo(0.04, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"12, 14, 2, false", "12, 24, 2.828427, false", "0, 4, 4, true", "12, 13, 0, false"})
  void findsTheSecondPeak(int first, int second, double distance, boolean border) {
    float[] p = new float[3 + 25];
    p[3 + first] = 0.6f;
    p[3 + second] = 0.4f;
    GroupShift shift = GroupShift.of(new Displacement(1, 2), p, 3, 5);
    assertThat(shift.shift()).isEqualTo(new Displacement(1, 2));
    assertThat(shift.peak()).isEqualTo(0.6f);
    assertThat(shift.secondPeakDistance()).isCloseTo(distance, within(1e-6));
    assertThat(shift.secondPeak()).isEqualTo(distance == 0 ? 0 : 0.4f);
    assertThat(shift.confidence()).isCloseTo(distance == 0 ? 1 : 0.6, within(1e-6));
    assertThat(shift.atBorder()).isEqualTo(border);
  }
}

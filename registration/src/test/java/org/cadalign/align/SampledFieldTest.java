package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledFieldTest {
  // Pixels of 2 units, north up, upper left corner at (100, 50).
  private static final AffineTransform NORTH_UP = new AffineTransform(2, 0, 0, -2, 100, 50);

  @ParameterizedTest
  @CsvSource({
    "101, 49, 1, 10",
    "103, 49, 2, 20",
    "102, 49, 1.5, 15",
    "101, 48, 2, 25",
    "104, 47, 5, 25",
    "0, 49, 1, 10",
    "999, 0, 6, 0",
    "105, 45, 6, 0"
  })
  void samplesBetweenPixelCentres(double x, double y, double dx, double dy) {
    SampledField field =
        new SampledField(
            NORTH_UP,
            3,
            2,
            new float[] {1, 2, 3, 3, 4, 6},
            new float[] {10, 20, 30, 40, 50, Float.NaN});
    Displacement shift = field.at(x, y);
    assertThat(shift.dx()).isCloseTo(dx, within(1e-12));
    assertThat(shift.dy()).isCloseTo(dy, within(1e-12));
  }

  @Test
  void aConstantStaysConstantInEveryBit() {
    SampledField field = new SampledField(NORTH_UP, 2, 2, filled(2.5f), filled(-1));
    for (double x = 95; x < 110; x += 0.37) {
      assertThat(field.at(x, 147 - x)).isEqualTo(new Displacement(2.5, -1));
    }
  }

  @Test
  void onePixelIsAField() {
    assertThat(new SampledField(NORTH_UP, 1, 1, new float[] {3}, new float[] {4}).at(7, 7))
        .isEqualTo(new Displacement(3, 4));
  }

  private static float[] filled(float value) {
    return new float[] {value, value, value, value};
  }
}

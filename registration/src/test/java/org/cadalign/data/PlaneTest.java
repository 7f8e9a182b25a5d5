package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneTest {
  /** Columns 0, 100, 200 in the first row, 50 more in the second; the last pixel is nodata. */
  private static final Plane PLANE = plane();

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5,  0,   true",
    "1.5, 0.5,  100, true",
    "1,   0.5,  50,  true",
    "0.5, 1,    25,  true",
    "1.25, 1.25, 112.5, true",
    "2.5, 0.5,  200, true",
    "0.4, 0.5,  0,   false",
    "2.5, 1.5,  0,   false",
    "2,   1.5,  0,   false",
    "2.5, 0.6,  0,   false",
    "-5,  9,    0,   false"
  })
  void samplesBetweenCentres(double x, double y, float expected, boolean valid) {
    float[] samples = new float[3];
    assertThat(PLANE.sample(x, y, samples)).isEqualTo(valid);
    if (valid) {
      assertThat(samples).containsExactly(expected, expected, expected);
    }
  }

  @Test
  void halvesByMeansOfValidPixels() {
    Plane half = PLANE.halved();
    assertThat(half.width()).isEqualTo(2);
    assertThat(half.height()).isEqualTo(1);
    assertThat(half.bands()[0]).containsExactly(75, 200);
    assertThat(half.valid()).containsExactly(1, 0);
  }

  @Test
  void refusesBandsOfAnotherSize() {
    assertThatThrownBy(() -> new Plane(2, 2, new byte[3][4], new byte[3]))
        .hasMessage("planes do not hold 3 x 2 x 2");
  }

  private static Plane plane() {
    float[] band = {0, 100, 200, 50, 150, 250};
    return Plane.of(3, 2, new float[][] {band, band, band}, new float[] {1, 1, 1, 1, 1, 0.4f});
  }
}

package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class CameraTest {
  private static final int FINE = 2;

  @ParameterizedTest
  @CsvSource({"0.2, 51", "0.4, 102", "0.8, 204", "0, 0", "9, 255"})
  void aFlatFieldStaysFlat(float light, int grey) {
    for (byte sample : photograph(0.7, flat(light, 20), 20)) {
      assertThat(sample & 0xff).isEqualTo(grey);
    }
  }

  /** The mean in light, and the place, of a bright square. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 1})
  void blurKeepsMeanAndPlace(double blur) {
    float[] plane = flat(0, 20);
    int across = (20 + 2 * Camera.REACH) * FINE;
    for (int y = 24; y < 31; y++) {
      Arrays.fill(plane, y * across + 25, y * across + 30, 0.75f);
    }
    byte[] samples = photograph(blur, plane, 20);
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < 400; i++) {
      double light = (samples[3 * i] & 0xff) / 255.0;
      sum += light;
      x += light * (i % 20 + 0.5);
      int row = i / 20;
      y += light * (row + 0.5);
    }
    double square = 5 * 7 / (double) (FINE * FINE);
    assertThat(sum).isCloseTo(0.75 * square, within(0.02 * square));
    assertThat(x / sum).isCloseTo(27.5 / FINE - Camera.REACH, within(0.02));
    assertThat(y / sum).isCloseTo(27.5 / FINE - Camera.REACH, within(0.02));
  }

  /** Rounding to grey levels adds the noise of rounding. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2.5, 5})
  void grainHasItsDeviation(double grain) {
    int side = 100;
    byte[] samples =
        camera(Looks.grainy(grain), 1).photograph(planes(flat(0.4f, side)), 7, 9, side, side);
    for (int band = 0; band < 3; band++) {
      double sum = 0;
      double squares = 0;
      for (int i = band; i < samples.length; i += 3) {
        double off = (samples[i] & 0xff) - 102;
        sum += off;
        squares += off * off;
      }
      int n = side * side;
      assertThat(sum / n).isCloseTo(0, within(4 * grain / side));
      assertThat(Math.sqrt(squares / n))
          .isCloseTo(Math.sqrt(grain * grain + 1.0 / 12), within(0.03 * grain));
    }
  }

  @Test
  void grainGoesWithThePlaceAndTheBand() {
    Camera camera = camera(Looks.grainy(5), 1);
    byte[] whole = camera.photograph(planes(flat(0.4f, 10)), 100, 200, 10, 10);
    byte[] part = camera.photograph(planes(flat(0.4f, 4)), 103, 205, 4, 4);
    for (int i = 0; i < 16; i++) {
      int there = (5 + i / 4) * 10 + 3 + i % 4;
      for (int band = 0; band < 3; band++) {
        assertThat(part[3 * i + band]).isEqualTo(whole[3 * there + band]);
      }
    }
    assertThat(bandOf(whole, 0)).isNotEqualTo(bandOf(whole, 1));
    assertThat(camera(Looks.grainy(5), 2).photograph(planes(flat(0.4f, 10)), 100, 200, 10, 10))
        .isNotEqualTo(whole);
  }

  private static byte[] bandOf(byte[] samples, int band) {
    byte[] values = new byte[samples.length / 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples[3 * i + band];
    }
    return values;
  }

  private static byte[] photograph(double blur, float[] plane, int side) {
    return camera(Looks.plain(blur, new Coordinate(0, 0)), 1)
        .photograph(planes(plane), 0, 0, side, side);
  }

  private static Camera camera(Look look, long seed) {
    return new Camera(look, FINE, new ValueNoise(seed));
  }

  private static float[][] planes(float[] plane) {
    return new float[][] {plane, plane, plane};
  }

  /** Light of a window with what the blur reaches around it. */
  private static float[] flat(float light, int side) {
    int across = (side + 2 * Camera.REACH) * FINE;
    float[] plane = new float[across * across];
    Arrays.fill(plane, light);
    return plane;
  }
}

package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotometryTest {
  private static final double[] ONES = {1, 1, 1};

  @ParameterizedTest
  @CsvSource({
    "0,   1, 1, -1.9921875",
    "10,  1, 1, -1.8359375",
    "0,   0, 1, 0.0",
    "0,   1, 2, -1.9921875"
  })
  void changesBlackByOffsetAlone(double offset, double gain, double gamma, float expected) {
    Photometry photometry = new Photometry(new double[] {gain, 1, 1}, offset, false, 1, gamma, 0);
    assertThat(apply(photometry, 0, 0, 0)[0]).isEqualTo(expected);
  }

  @Test
  void greyHasThreeEqualBands() {
    float[] tensor = apply(new Photometry(ONES, 0, false, 0, 1, 0), 200, 100, 50);
    assertThat(tensor[0]).isCloseTo(tensor[1], within(1e-6f)).isCloseTo(tensor[2], within(1e-6f));
  }

  @Test
  void swapsRedAndBlue() {
    Photometry swapped = new Photometry(ONES, 0, true, 1, 1, 0);
    assertThat(apply(swapped, 200, 100, 50)).isEqualTo(apply(Photometry.NEUTRAL, 50, 100, 200));
  }

  @Test
  void neutralIsTheInferenceScaling() {
    assertThat(apply(Photometry.NEUTRAL, 255, 127.5f, 64))
        .containsExactly(127.5f / 64, 0, -63.5f / 64);
  }

  @Test
  void leavesNodataAtZero() {
    ImagePatch patch = new ImagePatch(new float[3], new float[1]);
    assertThat(Photometry.random(new SplittableRandom(1)).apply(patch, new SplittableRandom(2)))
        .containsOnly(0f);
  }

  private static float[] apply(Photometry photometry, float r, float g, float b) {
    return photometry.apply(
        new ImagePatch(new float[] {r, g, b}, new float[] {1}), new SplittableRandom(1));
  }
}

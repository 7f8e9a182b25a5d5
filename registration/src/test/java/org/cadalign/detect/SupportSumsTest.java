package org.cadalign.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.cadalign.draw.MapRaster;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportSumsTest {
  private static final Window WINDOW = new Window(0, 0, 2, 1);

  /** One pixel within, on the outline too, and one around. */
  @ParameterizedTest
  @CsvSource({
    "0.9, 0.1, 0.0, 0.4",
    "0.5, 0.5, 0.0, 0.0",
    "0.1, 0.6, 0.0, 0.0",
    "0.5, 0.5, 0.4, 0.4",
    "0.1, 0.9, 0.5, 0.5",
    "0.9, 0.1, 0.9, 1.0",
  })
  void isEdgePlusHalfOfWhatFillIsMoreWithin(float fill, float around, float edge, double support) {
    Segments segments =
        new Segments(
            WINDOW,
            new float[] {fill, around},
            new float[] {edge, 0.7f},
            new boolean[] {true, true});
    assertThat(sums(segments).support().orElseThrow()).isCloseTo(support, Offset.offset(1e-6));
  }

  @Test
  void whatIsNotSeenHasNoSupport() {
    assertThat(new SupportSums().support()).isEmpty();
  }

  private static SupportSums sums(Segments segments) {
    float[] within = {1, 0};
    MapRaster map = new MapRaster(WINDOW, within, within, new float[2], new int[] {1, 1});
    SupportSums sums = new SupportSums();
    sums.add(segments, map, 0);
    sums.add(segments, map, 1);
    return sums;
  }
}

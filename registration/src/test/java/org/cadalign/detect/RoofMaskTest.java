package org.cadalign.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoofMaskTest {
  /** Two roofs of 5 x 5 pixels that a thread joins. */
  @Test
  void aThreadIsCut() {
    String rows = "xxxxx...xxxxx/xxxxx...xxxxx/xxxxxxxxxxxxx/xxxxx...xxxxx/xxxxx...xxxxx";
    RoofMask mask = RoofMask.of(segments(rows, 0), new boolean[65], MissingOptions.defaults());
    assertThat(Component.of(mask.runs(mask.window(), new float[65]))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0, 21", "0.3, 21", "0.4, 0"})
  void edgesTakeOff(float edge, int pixels) {
    Segments segments = segments("xxxxx/xxxxx/xxxxx/xxxxx/xxxxx", edge);
    RoofMask mask = RoofMask.of(segments, new boolean[25], MissingOptions.defaults());
    // An opening by a cross takes the corners off.
    assertThat(Pictures.text(mask).chars().filter(c -> c == 'x').count()).isEqualTo(pixels);
  }

  @Test
  void whatTheLayerCoversIsNotFound() {
    Segments segments = segments("xxxxx/xxxxx/xxxxx/xxxxx/xxxxx", 0);
    boolean[] covered = new boolean[25];
    java.util.Arrays.fill(covered, true);
    assertThat(RoofMask.of(segments, covered, MissingOptions.defaults()).roof())
        .containsOnly(false);
  }

  @Test
  void whereThereIsNoImageNothingIsFound() {
    Segments segments = segments("xxxxx/xxxxx/xxxxx/xxxxx/xxxxx", 0);
    java.util.Arrays.fill(segments.valid(), false);
    assertThat(RoofMask.of(segments, new boolean[25], MissingOptions.defaults()).roof())
        .containsOnly(false);
  }

  @Test
  void runsAreThoseOfTheCore() {
    RoofMask mask = Pictures.mask("xxxx/xx.x/xxxx");
    float[] fill = {1, 1, 1, 1, 0.25f, 0.5f, 1, 1, 1, 1, 1, 1};
    assertThat(mask.runs(new Window(0, 1, 4, 1), fill))
        .isEqualTo(
            List.of(
                // The pixel that is no roof counts with the roofs on both its sides.
                new Run(1, 0, 2, new FillSum(17_500, 3)),
                new Run(1, 3, 4, new FillSum(20_000, 2))));
    assertThat(mask.runs(new Window(1, 0, 2, 1), fill))
        .isEqualTo(List.of(new Run(0, 1, 3, new FillSum(30_000, 3))));
  }

  private static Segments segments(String rows, float edge) {
    RoofMask drawn = Pictures.mask(rows);
    Segments segments = Segments.empty(drawn.window());
    for (int i = 0; i < drawn.roof().length; i++) {
      segments.valid()[i] = true;
      segments.fill()[i] = drawn.roof()[i] ? 0.7f : 0.1f;
      segments.edge()[i] = edge;
    }
    return segments;
  }
}

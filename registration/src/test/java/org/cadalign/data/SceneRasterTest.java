package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;

class SceneRasterTest {
  @Test
  void readsEveryLevelWholeAndHalvesTheCoarsest() throws DataException {
    List<Window> asked = new ArrayList<>();
    SceneRaster raster =
        SceneRaster.load(
            (level, window) -> {
              asked.add(window);
              return plane(window.width(), window.height());
            },
            41,
            33);
    assertThat(asked)
        .containsExactly(
            new Window(0, 0, 41, 33),
            new Window(0, 0, 21, 17),
            new Window(0, 0, 11, 9),
            new Window(0, 0, 6, 5));
    assertThat(raster.plane(16).width()).isEqualTo(3);
    assertThat(raster.width()).isEqualTo(41);
    assertThat(raster.height()).isEqualTo(33);
  }

  @Test
  void makesCoarserLevelsOfTheFirst() {
    SceneRaster raster = SceneRaster.of(plane(41, 33));
    assertThat(raster.plane(8).width()).isEqualTo(6);
    assertThat(raster.plane(8).bands()[1][0]).isEqualTo((byte) 7);
  }

  @Test
  void hasNoOtherLevels() {
    assertThatThrownBy(() -> SceneRaster.of(plane(8, 8)).plane(3)).hasMessage("no level 3");
  }

  private static Plane plane(int width, int height) {
    float[] band = new float[width * height];
    java.util.Arrays.fill(band, 7);
    float[] valid = new float[width * height];
    java.util.Arrays.fill(valid, 1);
    return Plane.of(width, height, new float[][] {band, band, band}, valid);
  }
}

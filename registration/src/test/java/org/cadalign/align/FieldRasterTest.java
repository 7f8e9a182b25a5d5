package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.field.Displacement;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;

class FieldRasterTest {
  private static final FieldRaster RASTER =
      new FieldRaster(
          new ShiftField(
              List.of(
                  new Node(40, 40, new Displacement(10, 5), 0.8),
                  new Node(90, 10, new Displacement(-3, 1), 0.4)),
              60),
          Layers.FRAME,
          8);

  @Test
  void writesMetresEastAndNorth() {
    float[][] bands = RASTER.sample(new Window(-100, 4, 1, 1));
    assertThat(bands).hasDimensions(FieldRaster.BANDS, 1);
    assertThat(bands[0]).containsExactly(3f);
    assertThat(bands[1]).containsExactly(-1.5f);
    assertThat(bands[2]).containsExactly(0f);
  }

  @Test
  void tilesAreCutFromOneField() {
    float[][] whole = RASTER.sample(new Window(0, 0, 16, 12));
    float[][] tile = RASTER.sample(new Window(8, 4, 8, 4));
    for (int i = 0; i < 32; i++) {
      int there = (4 + i / 8) * 16 + 8 + i % 8;
      assertThat(tile[0][i]).isEqualTo(whole[0][there]);
      assertThat(tile[2][i]).isEqualTo(whole[2][there]).isBetween(0f, 1f);
    }
  }

  @Test
  void itsCornersLieInTheImage() {
    assertThat(RASTER.corner(10, 5).getX()).isEqualTo(500_024);
    assertThat(RASTER.corner(10, 5).getY()).isEqualTo(3_999_988);
  }
}

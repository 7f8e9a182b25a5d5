package org.cadalign.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cadalign.data.ImageScaling;
import org.cadalign.gate.DataException;
import org.cadalign.match.LevelWindows;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.LevelPixels;
import org.cadalign.raster.Window;
import org.cadalign.town.TinyTiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneImageTest {
  private static final int SIDE = 64;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0.3, 1, 64", "0.3, 8, 8", "0.6, 1, 128", "0.15, 2, 16"})
  void levelsCoverTheImage(double metres, int level, int side) throws Exception {
    try (SceneImage image = open(metres)) {
      LevelWindows windows = image.level(level);
      assertThat(windows.level()).isEqualTo(level);
      // UTM's scale makes a pixel 0.04 % larger on the ground than in the system.
      assertThat(windows.width()).isBetween(side, side + 1);
      assertThat(windows.height()).isBetween(side, side + 1);
    }
  }

  /** Networks see what they were trained on: scaled where valid, 0 elsewhere. */
  @Test
  void tensorsAreScaledWhereValidAndZeroElsewhere() throws Exception {
    try (SceneImage image = open(0.3)) {
      Window window = new Window(-16, 8, 48, 32);
      LevelWindows.ImageTensors seen = image.level(1).read(window);
      LevelPixels pixels = image.read(1, window);
      assertThat(seen.image().shape()).containsExactly(1, 3, 32, 48);
      assertThat(seen.valid().shape()).containsExactly(1, 1, 32, 48);
      for (int i = 0; i < window.area(); i++) {
        boolean inside = i % 48 >= 16;
        assertThat(seen.valid().data()[i]).isEqualTo(inside ? 1 : 0);
        for (int band = 0; band < 3; band++) {
          float expected = inside ? ImageScaling.scaled(pixels.bands()[band][i]) : 0;
          assertThat(seen.image().data()[band * window.area() + i]).isEqualTo(expected);
        }
      }
      // Row 8 of the image, whose pixels are as bright as their column.
      assertThat(pixels.bands()[0][40]).isCloseTo(64 + 24, within(0.1f));
    }
  }

  @Test
  void refusesAnImageWithoutAPlace() throws Exception {
    Path png = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
    assertThatThrownBy(() -> SceneImage.open(png, ImageOptions.defaults()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a.png");
  }

  private SceneImage open(double metres) throws Exception {
    int[] grey = new int[SIDE * SIDE];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 64 + i % SIDE;
    }
    AffineTransform place = new AffineTransform(metres, 0, 0, -metres, 500_000, 3_000_000);
    Path file = TinyTiff.write(folder.resolve("a.tif"), SIDE, grey, place, 32645, false);
    return SceneImage.open(file, ImageOptions.defaults());
  }
}

package org.cadalign.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.cadalign.gate.DataException;
import org.cadalign.raster.ImageOptions;
import org.cadalign.scene.SceneImage;
import org.cadalign.town.TinyTiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class OverlayTest {
  @TempDir private Path folder;

  /** At most 1600 px, and at most twice the image. */
  @ParameterizedTest
  @CsvSource({
    "100, 50, 200, 100",
    "800, 20, 1600, 40",
    "801, 20, 801, 20",
    "1600, 20, 1600, 20",
    "1601, 21, 800, 10",
    "20, 3300, 6, 1100",
    "1, 3300, 1, 1100",
  })
  void theSizeIsBounded(int width, int height, int drawnWidth, int drawnHeight) throws Exception {
    BufferedImage picture = picture(grey(width, height, 100), width, 0.3, List.of());
    assertThat(picture.getWidth()).isEqualTo(drawnWidth);
    assertThat(picture.getHeight()).isEqualTo(drawnHeight);
    assertThat(new Color(picture.getRGB(drawnWidth - 1, drawnHeight - 1)))
        .isEqualTo(new Color(100, 100, 100));
  }

  /**
   * An outline at level-1 coordinate 20 of an image whose pixels are so large lies this far from
   * the left and upper border of the picture. The weighted mean of its colour tells to a tenth.
   */
  @ParameterizedTest
  @CsvSource({
    "100, 0.3, 40",
    "100, 0.6, 20",
    "100, 0.29, 41.38",
    "900, 0.3, 20",
    "1700, 0.3, 10",
    "1700, 0.1, 30",
    "3300, 0.1, 20"
  })
  void anOutlineLiesWhereItIs(int width, double metres, double expected) throws Exception {
    int height = Math.max(100, width / 4);
    BufferedImage picture = picture(grey(width, height, 0), width, metres, List.of(square(20, 28)));
    double middle = expected * 1.2;
    assertThat(mean(picture, true, (int) middle)).isCloseTo(expected, within(0.1));
    assertThat(mean(picture, false, (int) middle)).isCloseTo(expected, within(0.1));
  }

  /** Roof and outline keep their places to each other when the image is enlarged or reduced. */
  @ParameterizedTest
  @CsvSource({"100", "1000", "1800"})
  void anOutlineLiesOnItsRoof(int width) throws Exception {
    int height = 120;
    int[] grey = grey(width, height, 0);
    for (int i = 0; i < grey.length; i++) {
      boolean roof = i % width >= 40 && i % width < 80 && i / width >= 40 && i / width < 80;
      grey[i] = roof ? 200 : 0;
    }
    BufferedImage bare = picture(grey, width, 0.3, List.of());
    double scale = bare.getWidth() / (double) width;
    // Half bright just where the roof begins.
    int row = (int) (60 * scale);
    double edge = 0;
    while ((bare.getRGB((int) edge, row) & 0xff) < 100) {
      edge++;
    }
    assertThat(edge).isCloseTo(40 * scale, within(0.5));
    BufferedImage drawn = picture(grey(width, height, 0), width, 0.3, List.of(square(40, 80)));
    assertThat(mean(drawn, true, row)).isCloseTo(40 * scale, within(0.1));
  }

  @Test
  void aReducedImageIsTheMean() throws Exception {
    int[] grey = grey(1700, 40, 0);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = i % 1700 % 2 == 0 ? 60 : i / 1700 % 2 == 0 ? 100 : 180;
    }
    BufferedImage picture = picture(grey, 1700, 0.3, List.of());
    assertThat(picture.getWidth()).isEqualTo(850);
    assertThat(new Color(picture.getRGB(400, 10))).isEqualTo(new Color(100, 100, 100));
  }

  @Test
  void aFailureLeavesNothingBehind() throws Exception {
    Path tif = tiff(grey(40, 40, 9), 40, 0.3);
    Path taken = Files.createDirectories(folder.resolve("taken.png/not-empty"));
    try (SceneImage image = SceneImage.open(tif, ImageOptions.defaults())) {
      Overlay overlay = Overlay.of(image);
      assertThatThrownBy(() -> overlay.write(taken.getParent())).isInstanceOf(DataException.class);
      assertThatThrownBy(() -> overlay.write(folder.resolve("none/a.png")))
          .isInstanceOf(DataException.class);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(tif, taken.getParent());
    }
  }

  private static int[] grey(int width, int height, int value) {
    int[] grey = new int[width * height];
    java.util.Arrays.fill(grey, value);
    return grey;
  }

  private static Geometry square(double from, double to) {
    return new GeometryFactory()
        .createPolygon(
            new Coordinate[] {
              new Coordinate(from, from),
              new Coordinate(to, from),
              new Coordinate(to, to),
              new Coordinate(from, to),
              new Coordinate(from, from)
            });
  }

  /** Middle of the first line of red along a row or a column. */
  private static double mean(BufferedImage picture, boolean row, int at) {
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < (row ? picture.getWidth() : picture.getHeight()); i++) {
      int red = new Color(row ? picture.getRGB(i, at) : picture.getRGB(at, i)).getRed();
      if (red == 0 && sum > 0) {
        break;
      }
      sum += red;
      weighted += red * (i + 0.5);
    }
    return weighted / sum;
  }

  private Path tiff(int[] grey, int width, double metres) throws IOException {
    AffineTransform place = new AffineTransform(metres, 0, 0, -metres, 500_000, 3_000_000);
    return TinyTiff.write(folder.resolve("a.tif"), width, grey, place, 32645, false);
  }

  private BufferedImage picture(int[] grey, int width, double metres, List<Geometry> shapes)
      throws Exception {
    Path png = folder.resolve("a.png");
    try (SceneImage image = SceneImage.open(tiff(grey, width, metres), ImageOptions.defaults())) {
      Overlay.of(image).draw(shapes, Color.RED).write(png);
    }
    return ImageIO.read(png.toFile());
  }
}

package org.cadalign.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.bench.scale.Plain.House;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.ImageSource;
import org.cadalign.raster.Images;
import org.cadalign.raster.Pixels;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class PlainTest {
  private static final House HOUSE = new House(250, 300, 30, 20, 240);
  private static final Plain PLAIN = new Plain(600, List.of(HOUSE));

  @ParameterizedTest
  @CsvSource({"6000, 9", "10000, 36", "20000, 144"})
  void villagesGrowWithTheArea(int side, int villages) {
    assertThat(Plain.villages(side).houses()).hasSize(30 * villages);
  }

  @ParameterizedTest
  @CsvSource({"3000", "10000"})
  void aCityHasTwoThousandHousesASquareKilometreAndMore(int side) {
    double squareKilometres = Math.pow(side * 0.3e-3, 2);
    assertThat(Plain.city(side).houses().size() / squareKilometres).isBetween(2000.0, 3000.0);
  }

  @Test
  void housesOfACityStandInTheImageAndShareWallsInFours() {
    List<House> houses = Plain.city(1500).houses();
    for (int i = 0; i < houses.size(); i++) {
      House house = houses.get(i);
      assertThat(house.left() + house.width()).isLessThan(1500);
      assertThat(house.top() + house.height()).isLessThan(1500);
      if (i % 4 > 0) {
        House before = houses.get(i - 1);
        assertThat(before.left() + before.width()).isEqualTo(house.left());
        assertThat(before.top()).isEqualTo(house.top());
      }
    }
  }

  /** Across the border of two tiles. */
  @ParameterizedTest
  @CsvSource({"251, 301, 240", "279, 319, 240", "256, 310, 240"})
  void thePhotographShowsHouses(int x, int y, int tone, @TempDir Path folder) throws Exception {
    assertThat(red(x, y, folder)).isEqualTo(tone);
  }

  @ParameterizedTest
  @CsvSource({"249, 301", "280, 301", "251, 320", "599, 599"})
  void betweenThemIsGround(int x, int y, @TempDir Path folder) throws Exception {
    assertThat(red(x, y, folder)).isEqualTo(Plain.ground(x, y));
  }

  @Test
  void theLayerLiesBesideThePhotograph(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("plain.geojson");
    PlainLayer.write(PLAIN, file);
    Layer layer = Layers.read(file, LayerOptions.DEFAULT).layer();
    Envelope found = layer.features().get(0).geometry().orElseThrow().getEnvelopeInternal();
    assertThat(found.getMinX()).isCloseTo(300_000 + 250 * 0.3 + 2, within(1e-3));
    assertThat(found.getMaxY()).isCloseTo(3_100_000 - 300 * 0.3 - 1.5, within(1e-3));
    assertThat(found.getWidth()).isCloseTo(9, within(1e-3));
    assertThat(found.getHeight()).isCloseTo(6, within(1e-3));
  }

  /** Columns 234 to 296 lie in cells 14 to 18, rows 284 to 336 in cells 17 to 21. */
  @Test
  void countsCellsNearHouses() {
    assertThat(PlainLayer.near(PLAIN, 16)).isEqualTo(5 * 5 * 256);
  }

  private static int red(int x, int y, Path folder) throws Exception {
    Path file = folder.resolve("plain.tif");
    PlainImage.write(PLAIN, file);
    try (ImageSource image = Images.open(file, ImageOptions.defaults())) {
      Pixels pixels = image.read(new Window(x, y, 1, 1));
      return pixels.bands()[0][0] & 0xff;
    }
  }
}

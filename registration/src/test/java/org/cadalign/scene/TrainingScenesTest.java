package org.cadalign.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import org.cadalign.data.Plane;
import org.cadalign.data.SceneRaster;
import org.cadalign.layer.LayerOptions;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class TrainingScenesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0.3", "0.6"})
  void labelsLieOnRoofsAtEveryLevel(double metres) throws Exception {
    AffineTransform place = new AffineTransform(metres, 0, 0, -metres, 500_000, 3_000_000);
    TinyTown town = TinyTown.of(32645, place, 7);
    Path image = town.image(folder.resolve("a.tif"));
    Path layer = TinyTown.write(town.truth(), folder.resolve("a.gpkg"));
    TrainingScenes.Loaded loaded = TrainingScenes.load("a", image, layer, LayerOptions.DEFAULT);
    assertThat(loaded.metresPerPixel()).isCloseTo(metres, within(0.002));
    assertThat(loaded.scene().buildings()).isEqualTo(90);
    assertThat(loaded.scene().name()).isEqualTo("a");
    SceneRaster raster = loaded.scene().raster();
    assertThat(raster.width() * 0.3).isCloseTo(TinyTown.WIDTH * metres, within(0.5));
    for (int level : new int[] {1, 2, 4}) {
      Plane plane = raster.plane(level);
      // The middle of the wide half of the L is roof; as far to the left is none.
      for (int i = 0; i < 90; i += 11) {
        Coordinate c = loaded.scene().groups().get(i).centroid();
        assertThat(grey(plane, c.x / level, c.y / level)).isGreaterThan(140);
        assertThat(grey(plane, (c.x - 18 * metres / 0.3) / level, c.y / level)).isLessThan(130);
      }
    }
  }

  private static int grey(Plane plane, double x, double y) {
    return plane.bands()[0][((int) y) * plane.width() + ((int) x)] & 0xff;
  }
}

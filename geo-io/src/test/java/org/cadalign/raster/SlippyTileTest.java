package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlippyTileTest {
  @ParameterizedTest
  @CsvSource({
    "OAM-886235-483190-20.png, 20, 886235, 483190",
    "5-9-4.jpg, 4, 5, 9",
    "city_5_9_4.jpeg, 4, 5, 9",
    "20/886235/483190.png, 20, 886235, 483190",
    "0/0/0.png, 0, 0, 0",
  })
  void readsTheNumberOffTheName(String name, int z, int x, int y) {
    assertThat(SlippyTile.named(Path.of(name))).isEqualTo(Optional.of(new SlippyTile(z, x, y)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image.tif",
        "4-16-3.png",
        "OAM-9999999999-1-20.png",
        "31/0/0.png",
        "3/8/0.png",
        "1-2-99.png",
        "%2e%2e/1/1.png",
        "99999999999/1/1.png",
      })
  void otherNamesAreNoTiles(String name) {
    assertThat(SlippyTile.named(Path.of(name))).isEmpty();
  }

  @Test
  void rowsGoSouth() {
    Point2D north =
        new SlippyTile(1, 0, 0).pixelToMap(256).transform(new Point2D.Double(0, 0), null);
    Point2D south =
        new SlippyTile(1, 1, 1).pixelToMap(256).transform(new Point2D.Double(0, 0), null);
    assertThat(north.getX()).isCloseTo(-20037508.342789244, within(1e-6));
    assertThat(north.getY()).isCloseTo(20037508.342789244, within(1e-6));
    assertThat(south.distance(0, 0)).isZero();
  }
}

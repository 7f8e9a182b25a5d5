package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class TrainingSceneTest {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.2, 0.5, 0.8})
  void aCutPartsGroupsByTheirShare(double share) {
    TrainingScene scene = row(200, 60);
    List<TrainingScene> parts = scene.cut(share);
    int first = parts.get(0).groups().size();
    int second = parts.get(1).groups().size();
    assertThat(first + second).isBetween(scene.groups().size() - 2, scene.groups().size());
    assertThat((double) second / scene.groups().size()).isBetween(share - 0.1, share + 0.1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsShowWhatTheSceneShows(boolean wide) {
    TrainingScene scene = wide ? row(200, 60) : row(60, 200);
    List<TrainingScene> parts = scene.cut(0.4);
    for (TrainingScene part : parts) {
      Envelope whole = new Envelope(0, part.raster().width(), 0, part.raster().height());
      assertThat(part.groups()).allMatch(group -> whole.contains(group.envelope()));
      for (int i = 0; i < part.groups().size(); i++) {
        // A house is as bright as its number says, wherever it is now.
        assertThat(brightness(part, part.groups().get(i).centroid()))
            .isEqualTo(20 * part.groups().get(i).members().get(0) % 256);
        Envelope drawn = part.outlines().get(i).bounds();
        assertThat(drawn.equals(part.groups().get(i).envelope())).isTrue();
      }
    }
    int sides = wide ? 200 : 60;
    int widths = parts.stream().mapToInt(part -> part.raster().width()).sum();
    assertThat(widths).isEqualTo(wide ? sides : 2 * sides);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void everyLevelIsCut(int level) {
    TrainingScene scene = row(200, 60);
    int columns =
        scene.cut(0.3).stream().mapToInt(part -> part.raster().plane(level).width()).sum();
    assertThat(columns).isEqualTo(scene.raster().plane(level).width());
  }

  private static int brightness(TrainingScene scene, Coordinate at) {
    Plane plane = scene.raster().plane(1);
    return plane.bands()[0][((int) at.y) * plane.width() + ((int) at.x)] & 0xff;
  }

  /** Houses of 6 px every 12 px along the longer side. */
  private static TrainingScene row(int width, int height) {
    float[] grey = new float[width * height];
    float[] valid = new float[width * height];
    Arrays.fill(valid, 1);
    List<Footprint> houses = new ArrayList<>();
    for (int i = 0; 12 * i + 9 < Math.max(width, height); i++) {
      int x = width > height ? 12 * i + 3 : 20;
      int y = width > height ? 20 : 12 * i + 3;
      houses.add(new Footprint(i, GEOMETRY.toGeometry(new Envelope(x, x + 6, y, y + 6))));
      for (int at = 0; at < 36; at++) {
        grey[(y + at / 6) * width + x + at % 6] = 20 * i % 256;
      }
    }
    Plane plane = Plane.of(width, height, new float[][] {grey, grey, grey}, valid);
    return TrainingScene.of("row", SceneRaster.of(plane), houses);
  }
}

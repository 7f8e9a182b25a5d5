package org.cadalign.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cadalign.match.MapWindows;
import org.cadalign.match.MapWindows.NumberedShape;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class SceneMapsTest {
  /** Fill is exact, and lies where the shape does: area and centre of mass to a rounding. */
  @ParameterizedTest
  @CsvSource({
    "1, 20.25, 41.5, 30.75, 55",
    "2, 20.25, 41.5, 30.75, 55",
    "4, 33.3, 60, 77.7, 81.2",
    "8, 33.3, 60, 77.7, 81.2"
  })
  void drawsAtTheExactPlaceOfTheLevel(int level, double x0, double y0, double x1, double y1) {
    Window window = new Window(2, 4, 48, 64);
    MapWindows.MapTensors map =
        new SceneMaps().draw(window, level, List.of(new NumberedShape(box(x0, y0, x1, y1), 1)));
    assertThat(map.map().shape()).containsExactly(1, 3, 64, 48);
    double area = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < window.area(); i++) {
      double fill = map.map().data()[i];
      area += fill;
      x += fill * (window.x() + i % 48 + 0.5);
      y += fill * (window.y() + i / 48 + 0.5);
    }
    assertThat(area).isCloseTo((x1 - x0) * (y1 - y0) / level / level, within(1e-3));
    assertThat(x / area).isCloseTo((x0 + x1) / 2 / level, within(0.03));
    assertThat(y / area).isCloseTo((y0 + y1) / 2 / level, within(0.03));
  }

  /** Shapes of one number are one region, in whatever order they come; 0 is none. */
  @Test
  void numbersAreThoseOfTheGroups() {
    Window window = new Window(0, 0, 64, 32);
    MapWindows.MapTensors map =
        new SceneMaps()
            .draw(
                window,
                1,
                List.of(
                    new NumberedShape(box(40, 8, 48, 16), 2),
                    new NumberedShape(box(8, 8, 16, 16), 1),
                    new NumberedShape(box(16, 8, 20, 16), 1)));
    float[] index = map.index().data();
    assertThat(map.index().shape()).containsExactly(1, 1, 32, 64);
    assertThat(index[12 * 64 + 12]).isEqualTo(1);
    assertThat(index[12 * 64 + 18]).isEqualTo(1);
    assertThat(index[12 * 64 + 44]).isEqualTo(2);
    assertThat(index[12 * 64 + 30]).isZero();
  }

  @Test
  void nothingIsAnEmptyMap() {
    MapWindows.MapTensors map = new SceneMaps().draw(new Window(5, 5, 4, 4), 2, List.of());
    assertThat(map.map().data()).containsOnly(0);
    assertThat(map.index().data()).containsOnly(0);
  }

  private static Geometry box(double x0, double y0, double x1, double y1) {
    return new GeometryFactory().toGeometry(new Envelope(x0, x1, y0, y1));
  }
}

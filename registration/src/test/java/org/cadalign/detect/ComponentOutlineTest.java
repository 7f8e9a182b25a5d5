package org.cadalign.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class ComponentOutlineTest {
  @ParameterizedTest
  @CsvSource({
    "x, 1, 0",
    "xx/xx, 4, 0",
    "xxx/x.x/xxx, 8, 1",
    "xxxxx/x.x.x/xxxxx, 13, 2",
    // A hole that touches the outside in a point, and two holes that touch each other.
    "xxx/x.x/xx., 7, 1",
    "xxxx/x.xx/xx.x/xxxx, 14, 2",
    "xxxxx/x.x.x/xx.xx/xxxxx, 17, 3",
  })
  void isAValidPolygonOfTheSameArea(String rows, double area, int holes) {
    Geometry outline = outline(rows);
    assertThat(outline.isValid()).isTrue();
    assertThat(outline.getArea()).isEqualTo(area);
    assertThat(((Polygon) outline).getNumInteriorRing()).isLessThanOrEqualTo(holes);
  }

  @Test
  void liesWhereThePixelsLie() {
    Geometry outline =
        ComponentOutline.of(new Component(List.of(new Run(7, 20, 23, FillSum.NOTHING))));
    assertThat(outline.getEnvelopeInternal().toString()).isEqualTo("Env[20.0 : 23.0, 7.0 : 8.0]");
  }

  private static Geometry outline(String rows) {
    return ComponentOutline.of(Component.of(Pictures.runs(rows)).get(0));
  }
}

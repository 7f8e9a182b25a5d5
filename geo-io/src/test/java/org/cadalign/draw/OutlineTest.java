package org.cadalign.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.AffineTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class OutlineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON EMPTY                                                          | 0 | 0",
        "POLYGON((0 0,1 0,1 1,0 0))                                             | 1 | 0",
        "POLYGON((0 0,9 0,9 9,0 0),(5 1,6 1,6 2,5 1))                           | 2 | 1",
        "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,9 5,9 9,5 5),(7 6,8 6,8 7,7 6)))| 3 | 1",
        "GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)))                         | 1 | 0"
      })
  void keepsEveryRing(String wkt, int rings, int holes) throws ParseException {
    Outline outline = Outline.of(read(wkt));
    assertThat(outline.rings()).hasSize(rings);
    assertThat(outline.rings().stream().filter(Outline.Ring::hole)).hasSize(holes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POINT(1 2)", "LINESTRING(0 0,1 1)", "GEOMETRYCOLLECTION(POINT(1 2))"})
  void refusesWhatHasNoArea(String wkt) {
    assertThatThrownBy(() -> Outline.of(read(wkt)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not polygonal");
  }

  @Test
  void refusesCoordinatesThatAreNotFinite() {
    Coordinate[] ring = {
      new Coordinate(0, 0),
      new Coordinate(Double.NaN, 1),
      new Coordinate(1, 1),
      new Coordinate(0, 0)
    };
    assertThatThrownBy(() -> Outline.of(new GeometryFactory().createPolygon(ring)))
        .hasMessage("a coordinate is NaN");
  }

  @Test
  void mapsEveryVertex() throws ParseException {
    Outline outline = Outline.of(read("POLYGON((0 0,4 0,4 2,0 0))"));
    assertThat((Object) outline.moved(10, -1).bounds()).isEqualTo(new Envelope(10, 14, -1, 1));
    assertThat((Object) outline.transformed(AffineTransform.getScaleInstance(0.5, 3)).bounds())
        .isEqualTo(new Envelope(0, 2, 0, 6));
  }

  private static Geometry read(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }
}

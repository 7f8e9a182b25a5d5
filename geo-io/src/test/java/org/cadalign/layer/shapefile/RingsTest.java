package org.cadalign.layer.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

class RingsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Squares as x, y, size; positive sizes run clockwise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 9 | 1 | 0 | 81",
        "0 0 -9 | 1 | 0 | 81",
        "0 0 9; 1 1 -2 | 1 | 1 | 77",
        "1 1 -2; 0 0 9 | 1 | 1 | 77",
        "0 0 9; 20 0 9; 21 1 -2 | 2 | 1 | 158",
        "0 0 9; 1 1 -6; 2 2 4; 3 3 -1 | 2 | 2 | 60",
        "0 0 9; 0 0 -2 | 1 | 1 | 77",
        "0 0 9; 20 20 -2 | 2 | 0 | 85",
        "0 0 -9; 1 1 -2; 20 0 -3 | 2 | 1 | 86",
      })
  void holesFindTheirShells(String squares, int polygons, int holes, double area) {
    List<LinearRing> rings = Stream.of(squares.split("; ", -1)).map(RingsTest::square).toList();
    org.locationtech.jts.geom.Geometry grouped = Rings.group(rings, FACTORY);
    assertThat(grouped.getNumGeometries()).isEqualTo(polygons);
    int found = 0;
    for (int i = 0; i < polygons; i++) {
      found += ((org.locationtech.jts.geom.Polygon) grouped.getGeometryN(i)).getNumInteriorRing();
    }
    assertThat(found).isEqualTo(holes);
    assertThat(grouped.getArea()).isEqualTo(area);
  }

  private static LinearRing square(String text) {
    double[] n = Stream.of(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    double s = Math.abs(n[2]);
    Coordinate[] ring = {
      new Coordinate(n[0], n[1]), new Coordinate(n[0], n[1] + s),
      new Coordinate(n[0] + s, n[1] + s), new Coordinate(n[0] + s, n[1]),
      new Coordinate(n[0], n[1])
    };
    LinearRing clockwise = FACTORY.createLinearRing(ring);
    return n[2] > 0 ? clockwise : clockwise.reverse();
  }
}

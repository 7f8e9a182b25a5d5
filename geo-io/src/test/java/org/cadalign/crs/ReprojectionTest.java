package org.cadalign.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;

class ReprojectionTest {
  @Test
  void equalSystemsReturnTheSameBits() throws Exception {
    Geometry geometry = new WKTReader().read("POINT Z (0.1 0.30000000000000004 7)");
    Reprojection none = between("EPSG:3857", "EPSG:3857");
    assertThat(none.isIdentity()).isTrue();
    assertThat((Object) none.back(none.forward(geometry))).isSameAs(geometry);
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:4326, EPSG:32651, 124.27, 14.07",
    "EPSG:4326, EPSG:3857, -43.68, -22.96",
    "EPSG:3857, EPSG:32645, 9520000, 3204000",
  })
  void comesBackToWhereItWas(String source, String target, double x, double y) throws Exception {
    Reprojection way = between(source, target);
    Geometry point = new GeometryFactory().createPoint(new Coordinate(x, y));
    Geometry back = way.back(way.forward(point));
    assertThat(back.distance(point)).isLessThan(Math.abs(x) < 360 ? 1e-11 : 1e-6);
  }

  @Test
  void longitudeIsX() throws Exception {
    Geometry moved =
        between("EPSG:4326", "EPSG:3857").forward(new WKTReader().read("POINT (90 0)"));
    assertThat(moved.getCoordinate().x).isBetween(10018754.0, 10018755.0);
    assertThat(moved.getCoordinate().y).isBetween(-1e-6, 1e-6);
  }

  @Test
  void keepsHolesPartsHeightsAndUserData() throws Exception {
    Geometry source =
        new WKTReader()
            .read(
                "MULTIPOLYGON Z (((0 0 1, 9 0 2, 9 9 3, 0 0 1), (5 2 4, 6 2 5, 6 3 6, 5 2 4)),"
                    + " EMPTY)");
    source.setUserData("id 7");
    source.setSRID(4326);
    Geometry moved = between("EPSG:4326", "EPSG:3857").forward(source);
    assertThat(moved.getUserData()).isEqualTo("id 7");
    assertThat(moved.getNumGeometries()).isEqualTo(2);
    assertThat(moved.getCoordinates())
        .extracting(Coordinate::getZ)
        .containsExactly(1.0, 2.0, 3.0, 1.0, 4.0, 5.0, 6.0, 4.0);
    assertThat(source.getCoordinate().x).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:4979, EPSG:4326, true", // WGS 84 with ellipsoidal heights
    "EPSG:7415, EPSG:28992, true", // Amersfoort with heights over NAP
    "EPSG:28992, EPSG:7415, true",
    "EPSG:7415, EPSG:7415, true",
    "EPSG:7415, EPSG:32631, false",
    "EPSG:4979, EPSG:3857, false",
    "EPSG:3857, EPSG:4979, false",
    "EPSG:5555, EPSG:25832, true", // UTM 32N with heights over the geoid
  })
  void systemsWithHeightsGoByTheirHorizontalPart(String source, String target, boolean same)
      throws Exception {
    Reprojection way = between(source, target);
    assertThat(way.isIdentity()).isEqualTo(same);
    double[] place = {5.4, 52.2};
    assertThat(between("EPSG:4326", source).forward(place)).isTrue();
    Geometry point = new GeometryFactory().createPoint(new Coordinate(place[0], place[1], -3.5));
    Geometry back = way.back(way.forward(point));
    // Without heights, from one ellipsoid to another and back costs up to a centimetre.
    assertThat(back.distance(point)).isLessThan(0.01);
    assertThat(way.forward(point).getCoordinate().getZ()).isEqualTo(-3.5);
  }

  @ParameterizedTest
  @CsvSource({"EPSG:4326, EPSG:3857, 10, 90.5", "EPSG:4326, EPSG:32651, NaN, 3"})
  void refusesPointsWithoutAPlace(String source, String target, double x, double y) {
    Geometry point = new GeometryFactory().createPoint(new Coordinate(x, y));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> between(source, target).forward(point))
        .withMessageContaining("the point " + x);
  }

  private static Reprojection between(String source, String target) throws DataException {
    return Reprojection.between(CrsCodes.decode(source), CrsCodes.decode(target));
  }
}

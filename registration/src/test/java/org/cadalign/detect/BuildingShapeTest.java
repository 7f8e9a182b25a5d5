package org.cadalign.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

class BuildingShapeTest {
  private static final MissingOptions OPTIONS = MissingOptions.defaults();

  @Test
  void aRaggedRectangleBecomesOne() throws Exception {
    Geometry shape =
        shape("POLYGON ((0 0, 40 0, 40 10, 38 10, 38 12, 40 12, 40 30, 1 30, 1 20, 0 20, 0 0))");
    assertThat(shape.getNumPoints()).isEqualTo(5);
    assertThat(shape.getArea()).isCloseTo(grown(40, 30), within(40.0));
  }

  @Test
  void anLStaysAnL() throws Exception {
    Geometry shape = shape("POLYGON ((0 0, 60 0, 60 20, 20 20, 20 60, 0 60, 0 0))");
    assertThat(shape.getNumPoints()).isEqualTo(7);
  }

  @Test
  void smallHolesAreFilledAndYardsKept() throws Exception {
    String shell = "(0 0, 90 0, 90 30, 60 30, 60 90, 0 90, 0 0)";
    assertThat(holes("POLYGON (" + shell + ", (5 5, 8 5, 8 8, 5 8, 5 5))")).isZero();
    assertThat(holes("POLYGON (" + shell + ", (10 10, 40 10, 40 40, 10 40, 10 10))")).isEqualTo(1);
  }

  private static double grown(double width, double height) {
    double pixels = 2 * OPTIONS.growth() / 0.3;
    return (width + pixels) * (height + pixels);
  }

  private static int holes(String wkt) throws Exception {
    return ((Polygon) shape(wkt)).getNumInteriorRing();
  }

  private static Geometry shape(String wkt) throws Exception {
    return new BuildingShape(OPTIONS).of((Polygon) new WKTReader().read(wkt));
  }
}

package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.cadalign.align.Moved.Result;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.Reprojection;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeometryMoverTest {
  private static final String COURTYARD =
      "POLYGON Z ((500000.1 4000000.2 7, 500020.1 4000000.2 7, 500020.1 4000020.2 8,"
          + " 500000.1 4000020.2 8, 500000.1 4000000.2 7),"
          + " (500005 4000005 7, 500005 4000010 7, 500010 4000010 7, 500005 4000005 7))";
  private static final String PAIR =
      "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 0)), ((20 0, 30 0, 30 10, 20 0), (24 1, 28 1, 28 3, 24"
          + " 1)))";

  @ParameterizedTest
  @ValueSource(
      strings = {
        COURTYARD,
        PAIR,
        "POINT Z (1 2 3)",
        "LINESTRING (0 0, 5 5, 5 0)",
        "POLYGON EMPTY",
        "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"
      })
  void zeroCopiesEveryBit(String wkt) throws Exception {
    Geometry source = read(wkt);
    for (GeometryMover mover : new GeometryMover[] {same(), projected()}) {
      Moved moved = mover.move(source, DisplacementField.constant(Displacement.ZERO));
      assertThat((Object) moved.geometry()).isSameAs(source);
      assertThat(moved.result()).isEqualTo(Result.KEPT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {COURTYARD, PAIR, "POINT Z (1 2 3)", "LINESTRING (0 0, 5 5, 5 0)"})
  void aConstantMovesEveryVertexByExactlyThat(String wkt) throws Exception {
    Geometry source = read(wkt);
    Moved moved = same().move(source, DisplacementField.constant(new Displacement(2.5, -1)));
    assertThat(moved.result()).isEqualTo(Result.MOVED);
    Coordinate[] before = source.getCoordinates();
    Coordinate[] after = moved.geometry().getCoordinates();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i].x).isEqualTo(before[i].x + 2.5);
      assertThat(after[i].y).isEqualTo(before[i].y - 1);
      assertThat(Double.compare(after[i].getZ(), before[i].getZ())).isZero();
    }
    assertThat(moved.geometry().getNumGeometries()).isEqualTo(source.getNumGeometries());
    assertThat(moved.geometry().getGeometryType()).isEqualTo(source.getGeometryType());
  }

  @Property(tries = 50)
  void throughAProjectionTheErrorIsBelowAMicrometre(
      @ForAll @DoubleRange(min = -20, max = 20) double dx,
      @ForAll @DoubleRange(min = -20, max = 20) double dy,
      @ForAll @DoubleRange(min = 82, max = 86) double lon,
      @ForAll @DoubleRange(min = -60, max = 60) double lat)
      throws Exception {
    Reprojection toUtm = Reprojection.between(crs("EPSG:4326"), utm(lat));
    GeometryMover mover = new GeometryMover(toUtm);
    Geometry source = read("POINT (0 0)").getFactory().createPoint(new Coordinate(lon, lat));
    Coordinate moved =
        mover
            .move(source, DisplacementField.constant(new Displacement(dx, dy)))
            .geometry()
            .getCoordinate();
    double[] before = {lon, lat};
    double[] after = {moved.x, moved.y};
    assertThat(toUtm.forward(before) && toUtm.forward(after)).isTrue();
    assertThat(after[0] - before[0]).isCloseTo(dx, within(1e-6));
    assertThat(after[1] - before[1]).isCloseTo(dy, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bow-tie            | POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0)) | REJECTED",
        "spike              | POLYGON ((0 0, 10 0, 10 5, 20 5, 10 5, 10 10, 0 10, 0 0)) | REPAIRED",
        "duplicate vertices | POLYGON ((0 0, 10 0, 10 0, 10 10, 0 10, 0 10, 0 0)) | MOVED",
        "touching hole      | POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (0 0, 4 2, 2 4, 0 0)) | MOVED",
        "hole along shell   | POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (0 2, 0 4, 2 3, 0 2)) | REPAIRED",
        "hole outside       | POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (20 0, 24 0, 24 4, 20 0)) |"
            + " REJECTED",
        "zero area          | POLYGON ((0 0, 10 0, 20 0, 0 0)) | REJECTED",
        "not a number       | POLYGON ((0 0, 10 0, NaN 5, 0 0)) | REJECTED",
      })
  void hostileRingsEndValidOrKeepTheirGeometry(String name, String wkt, Result result)
      throws Exception {
    Geometry source = read(wkt);
    Moved moved = same().move(source, DisplacementField.constant(new Displacement(0.3, 0.7)));
    assertThat(moved.result()).as(name).isEqualTo(result);
    if (result == Result.REJECTED) {
      assertThat((Object) moved.geometry()).isSameAs(source);
    } else {
      assertThat(moved.geometry().isValid()).isTrue();
      assertThat(moved.areaChange()).isBetween(0.0, 0.01);
    }
  }

  @Test
  void aHoleThatTouchesItsShellWithinAnEdgeSurvivesRounding() throws Exception {
    Geometry source =
        read(
            "POLYGON ((500000.1 4000000.3, 500007.4 4000001.9, 500006 4000009, 500000.1 4000000.3),"
                + " (500000.1 4000000.3, 500005 4000003, 500005 4000004, 500000.1 4000000.3))");
    for (int i = 1; i < 50; i++) {
      Moved moved =
          same().move(source, DisplacementField.constant(new Displacement(0.1 * i, 0.07 * i)));
      assertThat(moved.geometry().isValid()).isTrue();
      assertThat(moved.result()).isNotEqualTo(Result.REJECTED);
    }
  }

  @ParameterizedTest
  @CsvSource({"-2, 0", "0, -2"})
  void aRingThatTheFieldFoldsMovesRigidly(double sx, double sy) throws Exception {
    Geometry source = read("POLYGON ((0 0, 10 0, 10 10, 5 3, 0 10, 0 0))");
    Moved moved =
        same()
            .move(
                source,
                (x, y) ->
                    new Displacement(1 + sx * Math.max(0, x - 6), 1 + sy * Math.max(0, y - 2)));
    assertThat(moved.result()).isEqualTo(Result.REPAIRED);
    assertThat(moved.geometry().getArea()).isCloseTo(source.getArea(), within(1e-9));
  }

  @Test
  void whereTheFieldIsNotDefinedTheGeometryStays() throws Exception {
    Geometry source = read(PAIR);
    assertThat(same().move(source, (x, y) -> new Displacement(Double.NaN, 0)).result())
        .isEqualTo(Result.REJECTED);
    assertThat(
            same()
                .move(
                    source,
                    new InverseField((x, y) -> new Displacement(-3 * x + 1, Math.signum(y)), 1e-9))
                .result())
        .isEqualTo(Result.REJECTED);
  }

  /** In degrees, and in a system with heights over it. */
  @ParameterizedTest
  @CsvSource({"EPSG:4326, 85, 27, 9", "EPSG:4979, 85, 27, 9", "EPSG:7415, 155010, 463020, 7"})
  void heightsStayThroughAnyProjection(String layer, double x, double y, double z)
      throws Exception {
    String image = layer.equals("EPSG:7415") ? "EPSG:32631" : "EPSG:32645";
    GeometryMover mover = new GeometryMover(Reprojection.between(crs(layer), crs(image)));
    Geometry source = read("POINT Z (" + x + " " + y + " " + z + ")");
    Moved moved = mover.move(source, DisplacementField.constant(new Displacement(2, 1)));
    assertThat(moved.result()).isEqualTo(Result.MOVED);
    assertThat(moved.geometry().getCoordinate().getZ()).isEqualTo(z);
    assertThat(moved.geometry().getCoordinate().x).isGreaterThan(x);
    assertThat(moved.geometry().getCoordinate().y).isGreaterThan(y);
  }

  /** The Dutch grid's projection takes all that lies within six metres of its centre as that. */
  @ParameterizedTest
  @CsvSource({
    "155000 463000, REJECTED",
    "155000.05 463000.02, REJECTED",
    "155004 462998, REJECTED",
    "154997.5 463001, REJECTED",
    "155010 463010, MOVED"
  })
  void whatAProjectionTakesForItsCentreIsRejected(String place, Result result) throws Exception {
    GeometryMover mover =
        new GeometryMover(Reprojection.between(crs("EPSG:28992"), crs("EPSG:32631")));
    Geometry source = read("POINT (" + place + ")");
    Moved moved = mover.move(source, DisplacementField.constant(new Displacement(2.5, -1)));
    assertThat(moved.result()).isEqualTo(result);
    assertThat(moved.geometry().equalsExact(source)).isEqualTo(result == Result.REJECTED);
  }

  @Test
  void aVertexWithoutAPlaceInTheImagesSystemIsRejected() throws Exception {
    GeometryMover mover =
        new GeometryMover(Reprojection.between(crs("EPSG:4326"), crs("EPSG:3857")));
    Moved moved =
        mover.move(read("POINT (10 95)"), DisplacementField.constant(new Displacement(2, 1)));
    assertThat(moved.result()).isEqualTo(Result.REJECTED);
  }

  private static GeometryMover same() throws DataException {
    return new GeometryMover(Reprojection.between(crs("EPSG:32645"), crs("EPSG:32645")));
  }

  private static GeometryMover projected() throws DataException {
    return new GeometryMover(Reprojection.between(crs("EPSG:32645"), crs("EPSG:3857")));
  }

  private static CoordinateReferenceSystem utm(double lat) throws DataException {
    return crs(lat < 0 ? "EPSG:32745" : "EPSG:32645");
  }

  private static CoordinateReferenceSystem crs(String code) throws DataException {
    return CrsCodes.decode(code);
  }

  private static Geometry read(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }
}

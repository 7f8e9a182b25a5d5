package org.cadalign.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.sf.geographiclib.Geodesic;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultEngineeringCRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundFrameTest {
  /** The judge is GeographicLib's geodesic between the two ends of a short step. */
  @ParameterizedTest
  @CsvSource({
    "EPSG:3857, 9520000, 3210000, 1", "EPSG:3857, 13832960, 1570704, 1",
    "EPSG:3857, -4800000, -2620000, 1", "EPSG:4326, -43.7, -22.96, 1e-5",
    "EPSG:4326, 85.5, 27.6, 1e-5", "EPSG:3035, 2700000, 1950000, 1",
    "EPSG:2193, 1000000, 5000000, 1",
  })
  void agreesWithTheGeodesic(String code, double x, double y, double step) throws Exception {
    CoordinateReferenceSystem crs = CrsCodes.decode(code);
    GroundFrame frame = GroundFrame.at(crs, x, y);
    double tolerance = 1.1e-3 * step * Math.max(frame.metresPerUnitX(), frame.metresPerUnitY());
    assertThat(frame.east(step)).isCloseTo(geodesic(crs, x, y, step, 0), within(tolerance));
    assertThat(frame.north(step)).isCloseTo(geodesic(crs, x, y, 0, step), within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:32651, 300000, 1500000, 1",
    "EPSG:26913, 475000, 4300000, 1",
    "EPSG:2263, 1000000, 200000, 0.3048006096012192"
  })
  void metricSystemsAreTakenAtTheirWord(String code, double x, double y, double unit)
      throws DataException {
    GroundFrame frame = GroundFrame.at(CrsCodes.decode(code), x, y);
    assertThat(frame.metresPerUnitX()).isEqualTo(unit);
    assertThat(frame.metresPerUnitY()).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource({"EPSG:4326, 0, 90", "EPSG:4326, 0, 500000", "EPSG:32651, 9e9, 9e9"})
  void refusesPointsOffTheGround(String code, double x, double y) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> GroundFrame.at(CrsCodes.decode(code), x, y))
        .withMessageContaining(code);
  }

  @Test
  void refusesASystemWithoutGround() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> GroundFrame.at(DefaultEngineeringCRS.GENERIC_2D, 0, 0))
        .withMessageContaining("no length on the ground");
  }

  @Property(tries = 50)
  void thereAndBack(
      @ForAll @DoubleRange(min = -9, max = 9) double metres,
      @ForAll @DoubleRange(min = -80, max = 80) double latitude)
      throws DataException {
    GroundFrame frame = GroundFrame.at(CrsCodes.decode("EPSG:4326"), 12, latitude);
    assertThat(frame.east(frame.mapX(metres))).isCloseTo(metres, within(1e-12));
    assertThat(frame.north(frame.mapY(metres))).isCloseTo(metres, within(1e-12));
  }

  private static double geodesic(
      CoordinateReferenceSystem crs, double x, double y, double dx, double dy) throws Exception {
    double[] p = {x - dx / 2, y - dy / 2, x + dx / 2, y + dy / 2};
    CRS.findMathTransform(crs, CrsCodes.decode("EPSG:4326"), true).transform(p, 0, p, 0, 2);
    return Geodesic.WGS84.Inverse(p[1], p[0], p[3], p[2]).s12;
  }
}

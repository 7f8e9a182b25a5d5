package org.cadalign.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.sf.geographiclib.Geodesic;
import org.geotools.referencing.datum.DefaultEllipsoid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvatureTest {
  /** Radii of WGS 84: a and a (1 - e2) at the equator, a2 / b at the pole. */
  @ParameterizedTest
  @CsvSource({"0, 6335439.3273, 6378137", "90, 6399593.6258, 0", "-90, 6399593.6258, 0"})
  void knowsEquatorAndPoles(double degrees, double meridian, double parallel) {
    Curvature found = Curvature.at(DefaultEllipsoid.WGS84, Math.toRadians(degrees));
    assertThat(found.meridian()).isCloseTo(meridian, within(1e-3));
    assertThat(found.parallel()).isCloseTo(parallel, within(1e-3));
  }

  @Property(tries = 100)
  void ofASphereIsItsRadius(@ForAll @DoubleRange(min = -1.5, max = 1.5) double latitude) {
    Curvature found = Curvature.at(DefaultEllipsoid.SPHERE, latitude);
    double radius = DefaultEllipsoid.SPHERE.getSemiMajorAxis();
    assertThat(found.meridian()).isCloseTo(radius, within(1e-6));
    assertThat(found.parallel()).isCloseTo(radius * Math.cos(latitude), within(1e-6));
  }

  /** The judge is GeographicLib's geodesic of a step of some ten metres. */
  @Property(tries = 100)
  void aSmallStepIsAsLongAsTheGeodesic(
      @ForAll @DoubleRange(min = -85, max = 85) double degrees,
      @ForAll @DoubleRange(min = -1, max = 1) double eastward,
      @ForAll @DoubleRange(min = -1, max = 1) double northward) {
    double east = eastward / 10_000;
    double north = northward / 10_000;
    double metres =
        Geodesic.WGS84.Inverse(
                degrees - north / 2, 10 - east / 2, degrees + north / 2, 10 + east / 2)
            .s12;
    Curvature found = Curvature.at(DefaultEllipsoid.WGS84, Math.toRadians(degrees));
    assertThat(found.length(Math.toRadians(east), Math.toRadians(north)))
        .isCloseTo(metres, within(1e-5 * metres + 1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "89.9, true", "90, false", "-90, false", "91, false", "NaN, false"})
  void aPoleIsNotOnTheGround(double degrees, boolean ground) {
    assertThat(Curvature.at(DefaultEllipsoid.WGS84, Math.toRadians(degrees)).onGround())
        .isEqualTo(ground);
  }
}

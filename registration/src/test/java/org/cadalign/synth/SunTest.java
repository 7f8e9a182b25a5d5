package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class SunTest {
  /** In the plane, y is to the south. */
  @ParameterizedTest
  @CsvSource({
    "0,   45,  0,      1",
    "90,  45, -1,      0",
    "180, 45,  0,     -1",
    "270, 45,  1,      0",
    "135, 30, -1.2247, -1.2247",
  })
  void shadowsFallAwayFromTheSun(double azimuth, double elevation, double x, double y) {
    Coordinate shadow = sun(azimuth, elevation).shadow();
    assertThat(shadow.x).isCloseTo(x, within(1e-4));
    assertThat(shadow.y).isCloseTo(y, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 50, 130, 222, 310})
  void slopesTowardsTheSunAreBrighter(double azimuth) {
    Sun sun = sun(azimuth, 40);
    Coordinate away = sun.shadow();
    double length = Math.hypot(away.x, away.y);
    Coordinate towards = new Coordinate(-away.x / length, -away.y / length);
    Coordinate back = new Coordinate(away.x / length, away.y / length);
    assertThat(sun.onSlope(towards, 0.5)).isGreaterThan(1.3);
    assertThat(sun.onSlope(back, 0.5)).isLessThan(0.7).isGreaterThanOrEqualTo(0);
    assertThat(sun.onSlope(towards, 0)).isCloseTo(1, within(1e-12));
    assertThat(sun.onSlope(back, 5)).isZero();
  }

  /** A slope at right angles to the light gets all of it, level ground the sine. */
  @ParameterizedTest
  @ValueSource(doubles = {20, 40, 60})
  void aSlopeThatFacesTheSunGetsAllItsLight(double elevation) {
    double steep = 1 / Math.tan(Math.toRadians(elevation));
    assertThat(sun(90, elevation).onSlope(new Coordinate(1, 0), steep))
        .isCloseTo(1 / Math.sin(Math.toRadians(elevation)), within(1e-9));
  }

  private static Sun sun(double azimuth, double elevation) {
    return new Sun(Math.toRadians(azimuth), Math.toRadians(elevation));
  }
}

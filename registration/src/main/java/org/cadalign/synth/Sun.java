package org.cadalign.synth;

import org.locationtech.jts.geom.Coordinate;

/**
 * Where the sun stands.
 *
 * @param azimuth clockwise from north, radians
 * @param elevation above the horizon, radians
 */
record Sun(double azimuth, double elevation) {
  /** How far the shadow of a point falls, for each metre of its height. */
  Coordinate shadow() {
    double length = 1 / Math.tan(elevation);
    return new Coordinate(-Math.sin(azimuth) * length, Math.cos(azimuth) * length);
  }

  /**
   * Light on a slope over that on level ground.
   *
   * @param downhill direction of the slope, of length 1
   * @param steepness metres that it falls in a metre
   */
  double onSlope(Coordinate downhill, double steepness) {
    double facing = Math.sin(azimuth) * downhill.x - Math.cos(azimuth) * downhill.y;
    double up = 1 / Math.hypot(1, steepness);
    double light = up * Math.sin(elevation) + up * steepness * facing * Math.cos(elevation);
    return Math.max(0, light) / Math.sin(elevation);
  }
}

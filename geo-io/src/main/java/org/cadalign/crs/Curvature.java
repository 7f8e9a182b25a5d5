package org.cadalign.crs;

import org.geotools.api.referencing.datum.Ellipsoid;

/**
 * The shape of an ellipsoid at one latitude.
 *
 * @param latitude radians
 * @param meridian radius of curvature along the meridian, M(φ), metres
 * @param parallel radius of the parallel, N(φ) cos φ, metres
 */
record Curvature(double latitude, double meridian, double parallel) {

  static Curvature at(Ellipsoid ellipsoid, double latitude) {
    double metres = ellipsoid.getAxisUnit().getConverterTo(si.uom.SI.METRE).convert(1.0);
    double a = ellipsoid.getSemiMajorAxis() * metres;
    double b = ellipsoid.getSemiMinorAxis() * metres;
    double squaredEccentricity = 1 - b * b / (a * a);
    double sine = Math.sin(latitude);
    double w = 1 - squaredEccentricity * sine * sine;
    double primeVertical = a / Math.sqrt(w);
    double meridian = a * (1 - squaredEccentricity) / (w * Math.sqrt(w));
    return new Curvature(latitude, meridian, primeVertical * Math.cos(latitude));
  }

  /** Whether the latitude is one, and not a pole. */
  boolean onGround() {
    return Math.abs(latitude) < Math.PI / 2 && parallel > 0;
  }

  /** Metres on the ellipsoid of a small step in longitude and latitude, both in radians. */
  double length(double dLongitude, double dLatitude) {
    return Math.hypot(parallel * dLongitude, meridian * dLatitude);
  }
}

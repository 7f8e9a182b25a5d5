package org.cadalign.synth;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * A turned system of coordinates: (along, in), in ground metres from an origin.
 *
 * @param origin in the plane
 * @param x of the unit vector along
 * @param y of the unit vector along; the unit vector in is (-y, x), to the right on the map
 */
record Frame(Coordinate origin, double x, double y) {
  /** From one point towards another. */
  static Frame along(Coordinate from, Coordinate to) {
    double length = Math.max(from.distance(to), 1e-9);
    return new Frame(from, (to.x - from.x) / length, (to.y - from.y) / length);
  }

  /** From the frame to the plane. */
  Coordinate at(double along, double in) {
    return new Coordinate(origin.x + along * x - in * y, origin.y + along * y + in * x);
  }

  double along(Coordinate point) {
    return (point.x - origin.x) * x + (point.y - origin.y) * y;
  }

  double in(Coordinate point) {
    return -(point.x - origin.x) * y + (point.y - origin.y) * x;
  }

  /** What an area spans. */
  Span span(ConvexArea area) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    double farthest = Double.NEGATIVE_INFINITY;
    for (Coordinate corner : area.corners()) {
      least = Math.min(least, along(corner));
      most = Math.max(most, along(corner));
      nearest = Math.min(nearest, in(corner));
      farthest = Math.max(farthest, in(corner));
    }
    return new Span(least, most, nearest, farthest);
  }

  /** The part of an area between two places along. */
  ConvexArea between(ConvexArea area, double from, double to) {
    Coordinate a = at(from, 0);
    Coordinate b = at(to, 0);
    return area.clipped(a.x, a.y, x, y).clipped(b.x, b.y, -x, -y);
  }

  /** The part of an area between two distances from the frame's line. */
  ConvexArea within(ConvexArea area, double from, double to) {
    Coordinate a = at(0, from);
    Coordinate b = at(0, to);
    return area.clipped(a.x, a.y, -y, x).clipped(b.x, b.y, y, -x);
  }

  /** A rectangle of the frame, in the plane. */
  ConvexArea rectangle(Span span) {
    return new ConvexArea(
        List.of(
            at(span.left, span.near),
            at(span.right, span.near),
            at(span.right, span.far),
            at(span.left, span.far)));
  }

  /**
   * Extent in a frame.
   *
   * @param left least along
   * @param right most along
   * @param near least in
   * @param far most in
   */
  record Span(double left, double right, double near, double far) {
    double length() {
      return right - left;
    }

    double depth() {
      return far - near;
    }

    /** The span shrunk about a point of it. */
    Span shrunk(double alongCentre, double inCentre, double factor) {
      return new Span(
          alongCentre + factor * (left - alongCentre),
          alongCentre + factor * (right - alongCentre),
          inCentre + factor * (near - inCentre),
          inCentre + factor * (far - inCentre));
    }
  }
}

package org.cadalign.synth;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * A convex part of the plane. Whatever is cut off a convex area by a straight line is convex again,
 * so blocks and parcels need no more.
 *
 * @param corners clockwise on the map; none if nothing is left of it
 */
record ConvexArea(List<Coordinate> corners) {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  ConvexArea {
    corners = List.copyOf(corners);
  }

  /** A rectangle along the axes. */
  static ConvexArea rectangle(double left, double top, double right, double bottom) {
    return new ConvexArea(
        List.of(
            new Coordinate(left, top),
            new Coordinate(right, top),
            new Coordinate(right, bottom),
            new Coordinate(left, bottom)));
  }

  /**
   * The part on one side of a line.
   *
   * @param x of a point of the line
   * @param y of that point
   * @param towardsX direction that is kept, at right angles to the line
   * @param towardsY as {@code towardsX}
   */
  ConvexArea clipped(double x, double y, double towardsX, double towardsY) {
    List<Coordinate> kept = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      Coordinate from = corners.get(i);
      Coordinate to = corners.get((i + 1) % corners.size());
      double here = (from.x - x) * towardsX + (from.y - y) * towardsY;
      double there = (to.x - x) * towardsX + (to.y - y) * towardsY;
      if (here >= 0) {
        kept.add(from);
      }
      // A corner on the line itself is there already.
      if (here < 0 ? there > 0 : here > 0 && there < 0) {
        double share = here / (here - there);
        kept.add(
            new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
      }
    }
    return new ConvexArea(kept.size() < 3 ? List.of() : kept);
  }

  /** What lies at least that far from every side. */
  ConvexArea shrunk(double distance) {
    ConvexArea left = this;
    for (int i = 0; i < corners.size(); i++) {
      Coordinate from = corners.get(i);
      Coordinate to = corners.get((i + 1) % corners.size());
      double length = from.distance(to);
      if (length > 0) {
        double inX = -(to.y - from.y) / length;
        double inY = (to.x - from.x) / length;
        left = left.clipped(from.x + distance * inX, from.y + distance * inY, inX, inY);
      }
    }
    return left;
  }

  boolean isEmpty() {
    return corners.isEmpty();
  }

  /** Square metres. */
  double area() {
    double twice = 0;
    for (int i = 0; i < corners.size(); i++) {
      Coordinate from = corners.get(i);
      Coordinate to = corners.get((i + 1) % corners.size());
      twice += from.x * to.y - to.x * from.y;
    }
    return twice / 2;
  }

  /** Whether a point lies inside or on the border. */
  boolean contains(Coordinate point) {
    for (int i = 0; i < corners.size(); i++) {
      Coordinate from = corners.get(i);
      Coordinate to = corners.get((i + 1) % corners.size());
      double side = (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
      if (side < 0) {
        return false;
      }
    }
    return !corners.isEmpty();
  }

  /** The frame along its longest side. */
  Frame frame() {
    Frame frame = Frame.along(corners.get(0), corners.get(1));
    double longest = 0;
    for (int i = 0; i < corners.size(); i++) {
      Coordinate from = corners.get(i);
      Coordinate to = corners.get((i + 1) % corners.size());
      if (from.distance(to) > longest) {
        longest = from.distance(to);
        frame = Frame.along(from, to);
      }
    }
    return frame;
  }

  Polygon polygon() {
    Coordinate[] ring = new Coordinate[corners.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = corners.get(i % corners.size()).copy();
    }
    return GEOMETRY.createPolygon(ring);
  }
}

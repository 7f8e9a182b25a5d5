package org.cadalign.synth;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * A part of a building under a roof of its own, of four corners. Its ridge, if it has one, runs
 * from the middle of the side between corners 0 and 1 to that between 2 and 3.
 *
 * @param corners going round, either way
 */
record Wing(List<Coordinate> corners) {
  Wing {
    corners = List.copyOf(corners);
  }

  /** A wing whose ridge runs along its longer sides. */
  static Wing of(List<Coordinate> corners) {
    double first = corners.get(0).distance(corners.get(1));
    double second = corners.get(1).distance(corners.get(2));
    return first <= second
        ? new Wing(corners)
        : new Wing(List.of(corners.get(1), corners.get(2), corners.get(3), corners.get(0)));
  }

  Coordinate corner(int number) {
    return corners.get(number % 4);
  }

  /** Direction of the ridge, of length 1. */
  Coordinate ridge() {
    Coordinate from = middle(0);
    Coordinate to = middle(2);
    double length = Math.max(from.distance(to), 1e-9);
    return new Coordinate((to.x - from.x) / length, (to.y - from.y) / length);
  }

  /** A point of the ridge's line: 0 at the one end, 1 at the other. */
  Coordinate onRidge(double share) {
    return between(middle(0), middle(2), share);
  }

  double length() {
    return middle(0).distance(middle(2));
  }

  double breadth() {
    return middle(1).distance(middle(3));
  }

  /** The middle of the side from a corner to the next. */
  private Coordinate middle(int side) {
    return between(corner(side), corner(side + 1), 0.5);
  }

  private static Coordinate between(Coordinate from, Coordinate to, double share) {
    return new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
  }
}

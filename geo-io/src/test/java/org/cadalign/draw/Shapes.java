package org.cadalign.draw;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Random outlines for tests. */
final class Shapes {
  private Shapes() {}

  /** A valid polygon around (x, y) with corners at random angles and radii up to {@code radius}. */
  static Polygon star(SplittableRandom random, double x, double y, double radius, int corners) {
    double[] angles = random.doubles(corners, 0, 2 * Math.PI).sorted().toArray();
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double r = radius * (0.2 + 0.8 * random.nextDouble());
      double even = 2 * Math.PI * i / corners + 0.5 * angles[i] / corners;
      ring[i] = new Coordinate(x + r * Math.cos(even), y + r * Math.sin(even));
    }
    ring[corners] = ring[0].copy();
    return new GeometryFactory().createPolygon(Arrays.copyOf(ring, ring.length));
  }
}

package org.cadalign.layer.shapefile;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Puts the rings of one shape together: a Shapefile lists them without saying which hole is in
 * which shell. A hole goes to the smallest shell around it; one that is in none becomes a shell.
 * Where all rings run anticlockwise, against the format, a ring is a hole if it is inside an odd
 * number of others.
 */
final class Rings {
  private final GeometryFactory factory;
  private final List<LinearRing> shells = new ArrayList<>();
  private final List<List<LinearRing>> holes = new ArrayList<>();

  private Rings(GeometryFactory factory) {
    this.factory = factory;
  }

  /** One polygon, or several as one multi-polygon; in the order of their shells. */
  static Geometry group(List<LinearRing> rings, GeometryFactory factory) {
    Rings grouped = new Rings(factory);
    if (rings.size() == 1) {
      grouped.addShell(rings.get(0));
    } else {
      grouped.sort(rings);
    }
    return grouped.geometry();
  }

  private void sort(List<LinearRing> rings) {
    boolean oriented = rings.stream().anyMatch(Rings::clockwise);
    List<LinearRing> inner = new ArrayList<>();
    for (LinearRing ring : rings) {
      boolean shell = oriented ? clockwise(ring) : around(ring, rings) % 2 == 0;
      if (shell) {
        addShell(ring);
      } else {
        inner.add(ring);
      }
    }
    int original = shells.size();
    for (LinearRing hole : inner) {
      int shell = smallestAround(hole, original);
      if (shell < 0) {
        addShell(hole);
      } else {
        holes.get(shell).add(hole);
      }
    }
  }

  private void addShell(LinearRing ring) {
    shells.add(ring);
    holes.add(new ArrayList<>());
  }

  private static boolean clockwise(LinearRing ring) {
    return !Orientation.isCCWArea(ring.getCoordinates());
  }

  // The same ring may stand twice in a file: a ring is around another by identity, not by equality.
  @SuppressWarnings("ReferenceEquality")
  private static long around(LinearRing ring, List<LinearRing> rings) {
    return rings.stream().filter(other -> other != ring && inside(ring, other)).count();
  }

  private int smallestAround(LinearRing hole, int count) {
    int best = -1;
    double bestArea = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double area = shells.get(i).getEnvelopeInternal().getArea();
      if (area < bestArea && inside(hole, shells.get(i))) {
        best = i;
        bestArea = area;
      }
    }
    return best;
  }

  /**
   * Whether a ring lies in another; a vertex on the boundary says nothing, so the next is asked.
   */
  private static boolean inside(LinearRing ring, LinearRing outer) {
    if (!outer.getEnvelopeInternal().contains(ring.getEnvelopeInternal())) {
      return false;
    }
    Coordinate[] boundary = outer.getCoordinates();
    for (Coordinate vertex : ring.getCoordinates()) {
      int location = PointLocation.locateInRing(vertex, boundary);
      if (location != Location.BOUNDARY) {
        return location == Location.INTERIOR;
      }
    }
    return true;
  }

  private Geometry geometry() {
    Polygon[] polygons = new Polygon[shells.size()];
    for (int i = 0; i < polygons.length; i++) {
      polygons[i] = factory.createPolygon(shells.get(i), holes.get(i).toArray(LinearRing[]::new));
    }
    return polygons.length == 1 ? polygons[0] : factory.createMultiPolygon(polygons);
  }
}

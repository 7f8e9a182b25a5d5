package org.cadalign.draw;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The rings of one building, or of all buildings of one group: shells and holes of any number of
 * parts.
 *
 * @param rings in the order of the geometry: each part's shell, then its holes
 */
public record Outline(List<Ring> rings) {
  public Outline {
    rings = List.copyOf(rings);
  }

  /**
   * A closed ring.
   *
   * @param xy {@code x0, y0, x1, y1, ...}, the closing vertex left out; not copied, so a caller
   *     gives it away
   * @param hole whether it bounds a hole
   */
  public record Ring(double[] xy, boolean hole) {
    /** Number of vertices. */
    public int size() {
      return xy.length / 2;
    }
  }

  /**
   * The rings of a polygonal geometry.
   *
   * @throws IllegalArgumentException if it holds a point, a line, or a coordinate that is not
   *     finite
   */
  public static Outline of(Geometry polygonal) {
    return of(List.of(polygonal));
  }

  /** The rings of several geometries as one outline. */
  public static Outline of(List<? extends Geometry> members) {
    List<Ring> rings = new ArrayList<>();
    members.forEach(member -> collect(member, rings));
    return new Outline(rings);
  }

  private static void collect(Geometry geometry, List<Ring> into) {
    if (geometry instanceof Polygon polygon) {
      if (!polygon.isEmpty()) {
        into.add(ring(polygon.getExteriorRing(), false));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
          into.add(ring(polygon.getInteriorRingN(i), true));
        }
      }
    } else if (geometry instanceof GeometryCollection parts) {
      for (int i = 0; i < parts.getNumGeometries(); i++) {
        collect(parts.getGeometryN(i), into);
      }
    } else {
      throw new IllegalArgumentException("not polygonal: " + geometry.getGeometryType());
    }
  }

  private static Ring ring(LinearRing ring, boolean hole) {
    CoordinateSequence points = ring.getCoordinateSequence();
    double[] xy = new double[2 * Math.max(0, points.size() - 1)];
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] = finite(points.getX(i / 2));
      xy[i + 1] = finite(points.getY(i / 2));
    }
    return new Ring(xy, hole);
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a coordinate is " + value);
    }
    return value;
  }

  /** All rings, each point mapped. */
  public Outline transformed(AffineTransform map) {
    List<Ring> mapped = new ArrayList<>(rings.size());
    for (Ring ring : rings) {
      double[] xy = new double[ring.xy.length];
      map.transform(ring.xy, 0, xy, 0, ring.size());
      mapped.add(new Ring(xy, ring.hole));
    }
    return new Outline(mapped);
  }

  /** All rings, moved by (dx, dy) pixels. */
  public Outline moved(double dx, double dy) {
    return transformed(AffineTransform.getTranslateInstance(dx, dy));
  }

  /** Bounds of all rings; null envelope in the sense of JTS when there are none. */
  public Envelope bounds() {
    Envelope bounds = new Envelope();
    for (Ring ring : rings) {
      for (int i = 0; i < ring.xy.length; i += 2) {
        bounds.expandToInclude(ring.xy[i], ring.xy[i + 1]);
      }
    }
    return bounds;
  }
}

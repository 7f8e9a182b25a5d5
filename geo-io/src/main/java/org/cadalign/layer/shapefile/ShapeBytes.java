package org.cadalign.layer.shapefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The content of one record of a .shp file. */
final class ShapeBytes {
  private final ShapeType type;
  private final boolean withZ;

  ShapeBytes(ShapeType type, boolean withZ) {
    this.type = type;
    this.withZ = withZ;
  }

  static byte[] nullShape() {
    return new byte[Integer.BYTES];
  }

  byte[] write(Geometry geometry) {
    List<Coordinate[]> parts = parts(geometry);
    int points = parts.stream().mapToInt(p -> p.length).sum();
    ByteBuffer out =
        ByteBuffer.allocate(length(parts.size(), points)).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(type.code(withZ));
    if (type != ShapeType.POINT) {
      box(out, geometry.getEnvelopeInternal());
      starts(out, parts, points);
    }
    for (Coordinate[] part : parts) {
      for (Coordinate vertex : part) {
        out.putDouble(vertex.getX()).putDouble(vertex.getY());
      }
    }
    if (withZ) {
      heights(out, parts);
    }
    return out.array();
  }

  private int length(int parts, int points) {
    if (type == ShapeType.POINT) {
      // A point with height carries a measure too.
      return 4 + (withZ ? 4 : 2) * 8;
    }
    int index = type == ShapeType.MULTIPOINT ? 4 : 8 + 4 * parts;
    return Math.addExact(
        4 + 32 + index + (withZ ? 16 : 0), Math.multiplyExact(points, withZ ? 24 : 16));
  }

  static void box(ByteBuffer out, Envelope box) {
    out.putDouble(box.getMinX()).putDouble(box.getMinY());
    out.putDouble(box.getMaxX()).putDouble(box.getMaxY());
  }

  private void starts(ByteBuffer out, List<Coordinate[]> parts, int points) {
    if (type != ShapeType.MULTIPOINT) {
      out.putInt(parts.size());
    }
    out.putInt(points);
    int start = 0;
    for (Coordinate[] part : parts) {
      if (type != ShapeType.MULTIPOINT) {
        out.putInt(start);
      }
      start += part.length;
    }
  }

  private void heights(ByteBuffer out, List<Coordinate[]> parts) {
    double[] heights =
        parts.stream().flatMap(java.util.Arrays::stream).mapToDouble(ShapeBytes::height).toArray();
    if (type == ShapeType.POINT) {
      out.putDouble(heights[0]).putDouble(0);
      return;
    }
    out.putDouble(java.util.Arrays.stream(heights).min().orElse(0));
    out.putDouble(java.util.Arrays.stream(heights).max().orElse(0));
    for (double height : heights) {
      out.putDouble(height);
    }
  }

  /** The format has no height that means none: zero is written, and listed as a loss. */
  private static double height(Coordinate vertex) {
    return Double.isNaN(vertex.getZ()) ? 0 : vertex.getZ();
  }

  private static List<Coordinate[]> parts(Geometry geometry) {
    List<Coordinate[]> parts = new ArrayList<>();
    if (geometry instanceof Polygon polygon) {
      parts.add(turned(polygon.getExteriorRing(), false));
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        parts.add(turned(polygon.getInteriorRingN(i), true));
      }
    } else if (geometry instanceof LineString || geometry.getDimension() == 0) {
      parts.add(geometry.getCoordinates());
    } else {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        parts.addAll(parts(geometry.getGeometryN(i)));
      }
    }
    return parts;
  }

  /** Whether the format asks for the other direction. */
  static boolean turns(LinearRing ring, boolean anticlockwise) {
    return Orientation.isCCWArea(ring.getCoordinates()) != anticlockwise;
  }

  private static Coordinate[] turned(LinearRing ring, boolean anticlockwise) {
    return turns(ring, anticlockwise) ? ring.reverse().getCoordinates() : ring.getCoordinates();
  }
}

package org.cadalign.layer.gpkg;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cadalign.layer.BadFeatureException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads ISO well-known binary (types 1-7, plus 1000 for Z, 2000 for M, 3000 for both), and the
 * flags of its extended dialect. Counts are held against the bytes that are left before anything is
 * allocated.
 */
final class WellKnownBinary {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int EXTENDED_Z = 0x80000000;
  private static final int EXTENDED_M = 0x40000000;
  private static final int EXTENDED_SRID = 0x20000000;

  private final ByteBuffer bytes;
  private final int maxDepth;
  private boolean hasZ;
  private boolean hasM;

  private WellKnownBinary(ByteBuffer bytes, int maxDepth) {
    this.bytes = bytes;
    this.maxDepth = maxDepth;
  }

  /**
   * @param bytes from the first byte of the geometry
   * @param maxDepth nesting of collections that is accepted
   */
  static Geometry read(ByteBuffer bytes, int maxDepth) throws BadFeatureException {
    try {
      return new WellKnownBinary(bytes.slice(), maxDepth).geometry(1);
    } catch (BufferUnderflowException e) {
      throw new BadFeatureException("the geometry is cut short", e);
    } catch (IllegalArgumentException e) {
      throw new BadFeatureException(e.getMessage(), e);
    }
  }

  private Geometry geometry(int depth) throws BadFeatureException {
    if (depth > maxDepth) {
      throw new BadFeatureException("collections are nested deeper than " + maxDepth);
    }
    int type = header();
    return switch (type) {
      case 1 -> point();
      case 2 -> FACTORY.createLineString(coordinates());
      case 3 -> polygon();
      case 4 -> FACTORY.createMultiPoint(parts(depth, Point[]::new, Point.class));
      case 5 -> FACTORY.createMultiLineString(parts(depth, LineString[]::new, LineString.class));
      case 6 -> FACTORY.createMultiPolygon(parts(depth, Polygon[]::new, Polygon.class));
      case 7 -> FACTORY.createGeometryCollection(parts(depth, Geometry[]::new, Geometry.class));
      default ->
          throw new BadFeatureException(
              "geometry type " + type + " (a curve or surface) is not read");
    };
  }

  private int header() throws BadFeatureException {
    byte order = bytes.get();
    if (order != 0 && order != 1) {
      throw new BadFeatureException("the geometry has no byte order");
    }
    bytes.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int code = bytes.getInt();
    int iso = code & ~(EXTENDED_Z | EXTENDED_M | EXTENDED_SRID);
    hasZ = (code & EXTENDED_Z) != 0 || iso / 1000 == 1 || iso / 1000 == 3;
    hasM = (code & EXTENDED_M) != 0 || iso / 1000 == 2 || iso / 1000 == 3;
    if ((code & EXTENDED_SRID) != 0) {
      bytes.getInt();
    }
    return iso % 1000;
  }

  private Point point() {
    Coordinate coordinate = coordinate();
    boolean empty = Double.isNaN(coordinate.getX()) && Double.isNaN(coordinate.getY());
    return empty ? FACTORY.createPoint() : FACTORY.createPoint(coordinate);
  }

  private Polygon polygon() throws BadFeatureException {
    int count = count(Integer.BYTES);
    if (count == 0) {
      return FACTORY.createPolygon();
    }
    LinearRing shell = FACTORY.createLinearRing(coordinates());
    LinearRing[] holes = new LinearRing[count - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = FACTORY.createLinearRing(coordinates());
    }
    return FACTORY.createPolygon(shell, holes);
  }

  private <T extends Geometry> T[] parts(
      int depth, java.util.function.IntFunction<T[]> array, Class<T> type)
      throws BadFeatureException {
    T[] parts = array.apply(count(1 + Integer.BYTES));
    for (int i = 0; i < parts.length; i++) {
      Geometry part = geometry(depth + 1);
      if (!type.isInstance(part)) {
        throw new BadFeatureException("a part is a " + part.getGeometryType());
      }
      parts[i] = type.cast(part);
    }
    return parts;
  }

  private Coordinate[] coordinates() throws BadFeatureException {
    Coordinate[] coordinates = new Coordinate[count(ordinates() * Double.BYTES)];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = coordinate();
    }
    return coordinates;
  }

  private Coordinate coordinate() {
    double x = bytes.getDouble();
    double y = bytes.getDouble();
    double z = hasZ ? bytes.getDouble() : Double.NaN;
    if (hasM) {
      bytes.getDouble();
    }
    return new Coordinate(x, y, z);
  }

  private int ordinates() {
    return 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
  }

  private int count(int bytesEach) throws BadFeatureException {
    int count = bytes.getInt();
    if (count < 0 || count > bytes.remaining() / bytesEach) {
      throw new BadFeatureException("the geometry is cut short");
    }
    return count;
  }
}

package org.cadalign.layer.gpkg;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.Vertices;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** The binary form of a geometry in GeoPackage 1.3, clause 2.1.3. Written big-endian. */
final class GeometryBlob {
  private static final int HEADER = 8;
  private static final int EMPTY_FLAG = 0x10;
  private static final int EXTENDED_FLAG = 0x20;
  private static final int XY_ENVELOPE = 1 << 1;
  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

  private GeometryBlob() {}

  static Geometry read(byte[] blob, int maxDepth) throws BadFeatureException {
    if (blob.length < HEADER || blob[0] != 'G' || blob[1] != 'P') {
      throw new BadFeatureException("the geometry is no GeoPackage blob");
    }
    int envelope = (blob[3] >> 1) & 7;
    if (envelope >= ENVELOPE_BYTES.length || (blob[3] & EXTENDED_FLAG) != 0) {
      throw new BadFeatureException("the geometry's header is of an unknown kind");
    }
    int start = HEADER + ENVELOPE_BYTES[envelope];
    if (start > blob.length) {
      throw new BadFeatureException("the geometry is cut short");
    }
    return WellKnownBinary.read(ByteBuffer.wrap(blob, start, blob.length - start), maxDepth);
  }

  static byte[] write(Geometry geometry, int srsId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      header(out, geometry, srsId);
      body(out, geometry, Vertices.anyZ(geometry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void header(DataOutputStream out, Geometry geometry, int srsId)
      throws IOException {
    out.writeByte('G');
    out.writeByte('P');
    out.writeByte(0);
    out.writeByte(geometry.isEmpty() ? EMPTY_FLAG : XY_ENVELOPE);
    out.writeInt(srsId);
    if (!geometry.isEmpty()) {
      Envelope box = geometry.getEnvelopeInternal();
      out.writeDouble(box.getMinX());
      out.writeDouble(box.getMaxX());
      out.writeDouble(box.getMinY());
      out.writeDouble(box.getMaxY());
    }
  }

  private static void body(DataOutputStream out, Geometry geometry, boolean z) throws IOException {
    out.writeByte(0);
    out.writeInt(type(geometry) + (z ? 1000 : 0));
    if (geometry instanceof Point point) {
      coordinate(
          out, point.isEmpty() ? new Coordinate(Double.NaN, Double.NaN) : point.getCoordinate(), z);
    } else if (geometry instanceof LineString line) {
      coordinates(out, line, z);
    } else if (geometry instanceof Polygon polygon) {
      polygon(out, polygon, z);
    } else {
      out.writeInt(geometry.getNumGeometries());
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        body(out, geometry.getGeometryN(i), z);
      }
    }
  }

  private static int type(Geometry geometry) {
    return switch (geometry.getGeometryType()) {
      case Geometry.TYPENAME_POINT -> 1;
      case Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_LINEARRING -> 2;
      case Geometry.TYPENAME_POLYGON -> 3;
      case Geometry.TYPENAME_MULTIPOINT -> 4;
      case Geometry.TYPENAME_MULTILINESTRING -> 5;
      case Geometry.TYPENAME_MULTIPOLYGON -> 6;
      default -> 7;
    };
  }

  private static void polygon(DataOutputStream out, Polygon polygon, boolean z) throws IOException {
    out.writeInt(polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing());
    if (!polygon.isEmpty()) {
      coordinates(out, polygon.getExteriorRing(), z);
    }
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      coordinates(out, polygon.getInteriorRingN(i), z);
    }
  }

  private static void coordinates(DataOutputStream out, LineString line, boolean z)
      throws IOException {
    out.writeInt(line.getNumPoints());
    for (Coordinate coordinate : line.getCoordinates()) {
      coordinate(out, coordinate, z);
    }
  }

  private static void coordinate(DataOutputStream out, Coordinate coordinate, boolean z)
      throws IOException {
    out.writeDouble(coordinate.getX());
    out.writeDouble(coordinate.getY());
    if (z) {
      out.writeDouble(coordinate.getZ());
    }
  }
}

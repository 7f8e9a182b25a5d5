package org.cadalign.layer.shapefile;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.BadFeatureException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/** Understands the content of one record of a .shp file. */
final class ShapeRecord {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int BOX_BYTES = 4 * Double.BYTES;
  private static final int RANGE_BYTES = 2 * Double.BYTES;

  /** Below this a measure or height means "no data". */
  private static final double NO_DATA = -1e38;

  private final ByteBuffer bytes;
  private final boolean hasZ;

  private ShapeRecord(ByteBuffer bytes, boolean hasZ) {
    this.bytes = bytes;
    this.hasZ = hasZ;
  }

  /** The geometry, or none for a null shape. */
  static Optional<Geometry> read(ByteBuffer content) throws BadFeatureException {
    try {
      content.order(ByteOrder.LITTLE_ENDIAN);
      int code = content.getInt();
      ShapeType type =
          ShapeType.of(code)
              .orElseThrow(() -> new BadFeatureException("shape type " + code + " is not read"));
      boolean z = code > ShapeType.Z && code < ShapeType.M;
      return new ShapeRecord(content, z).geometry(type);
    } catch (BufferUnderflowException e) {
      throw new BadFeatureException("the record is cut short", e);
    } catch (IllegalArgumentException e) {
      throw new BadFeatureException(e.getMessage(), e);
    }
  }

  private Optional<Geometry> geometry(ShapeType type) throws BadFeatureException {
    return switch (type) {
      case NULL -> Optional.empty();
      case POINT -> Optional.of(point());
      case MULTIPOINT -> Optional.of(multiPoint());
      case LINE -> Optional.of(lines());
      case POLYGON -> Optional.of(polygon());
    };
  }

  private Geometry point() {
    Coordinate coordinate = new Coordinate(bytes.getDouble(), bytes.getDouble());
    if (hasZ) {
      coordinate.setZ(height(bytes.getDouble()));
    }
    return FACTORY.createPoint(coordinate);
  }

  private Geometry multiPoint() throws BadFeatureException {
    skip(BOX_BYTES);
    return FACTORY.createMultiPointFromCoords(coordinates(count(2 * Double.BYTES)));
  }

  private Geometry lines() throws BadFeatureException {
    LineString[] lines = parts().stream().map(FACTORY::createLineString).toArray(LineString[]::new);
    return lines.length == 1 ? lines[0] : FACTORY.createMultiLineString(lines);
  }

  private Geometry polygon() throws BadFeatureException {
    List<LinearRing> rings = parts().stream().map(FACTORY::createLinearRing).toList();
    return rings.isEmpty() ? FACTORY.createPolygon() : Rings.group(rings, FACTORY);
  }

  private List<Coordinate[]> parts() throws BadFeatureException {
    skip(BOX_BYTES);
    int partCount = count(Integer.BYTES);
    int pointCount = count(2 * Double.BYTES);
    int[] starts = new int[partCount + 1];
    for (int i = 0; i < partCount; i++) {
      starts[i] = bytes.getInt();
    }
    starts[partCount] = pointCount;
    Coordinate[] all = coordinates(pointCount);
    List<Coordinate[]> parts = new ArrayList<>();
    for (int i = 0; i < partCount; i++) {
      if (starts[i] < 0 || starts[i] > starts[i + 1] || starts[i + 1] > pointCount) {
        throw new BadFeatureException("its parts are out of order");
      }
      parts.add(Arrays.copyOfRange(all, starts[i], starts[i + 1]));
    }
    return parts;
  }

  private Coordinate[] coordinates(int count) throws BadFeatureException {
    if (count > bytes.remaining() / (2 * Double.BYTES)) {
      throw new BadFeatureException("the record is cut short");
    }
    Coordinate[] coordinates = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      coordinates[i] = new Coordinate(bytes.getDouble(), bytes.getDouble());
    }
    if (hasZ) {
      skip(RANGE_BYTES);
      for (Coordinate coordinate : coordinates) {
        coordinate.setZ(height(bytes.getDouble()));
      }
    }
    return coordinates;
  }

  private static double height(double value) {
    return value < NO_DATA ? Double.NaN : value;
  }

  private int count(int bytesEach) throws BadFeatureException {
    int count = bytes.getInt();
    if (count < 0 || count > bytes.remaining() / bytesEach) {
      throw new BadFeatureException("the record is cut short");
    }
    return count;
  }

  private void skip(int count) {
    if (count > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    bytes.position(bytes.position() + count);
  }
}

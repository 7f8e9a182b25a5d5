package org.cadalign.layer.flatgeobuf;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.layer.BadFeatureException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;

/** Turns the geometry of one feature into one of JTS. */
final class GeometryReader {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final int featureBytes;
  private final int maxDepth;
  private int left;

  /**
   * @param featureBytes length of the feature: no more coordinates or parts can be true
   * @param maxDepth nesting of collections that is accepted
   */
  GeometryReader(int featureBytes, int maxDepth) {
    this.featureBytes = featureBytes;
    this.maxDepth = maxDepth;
    this.left = featureBytes;
  }

  /**
   * @param headerType type of all geometries of the file, or Unknown when each has its own
   */
  org.locationtech.jts.geom.Geometry read(Geometry geometry, int headerType)
      throws BadFeatureException {
    return read(geometry, headerType, 1);
  }

  private org.locationtech.jts.geom.Geometry read(Geometry geometry, int headerType, int depth)
      throws BadFeatureException {
    if (depth > maxDepth) {
      throw new BadFeatureException("collections are nested deeper than " + maxDepth);
    }
    int type = headerType == GeometryType.Unknown ? geometry.type() : headerType;
    return switch (type) {
      case GeometryType.Point -> point(geometry);
      case GeometryType.MultiPoint -> FACTORY.createMultiPointFromCoords(all(geometry));
      case GeometryType.LineString -> FACTORY.createLineString(all(geometry));
      case GeometryType.MultiLineString -> FACTORY.createMultiLineString(lines(geometry));
      case GeometryType.Polygon -> polygon(geometry);
      case GeometryType.MultiPolygon ->
          FACTORY.createMultiPolygon(
              parts(geometry, GeometryType.Polygon, depth).toArray(Polygon[]::new));
      case GeometryType.GeometryCollection ->
          FACTORY.createGeometryCollection(
              parts(geometry, GeometryType.Unknown, depth)
                  .toArray(org.locationtech.jts.geom.Geometry[]::new));
      default ->
          throw new BadFeatureException(
              "geometry type " + type + " (a curve or surface) is not read");
    };
  }

  private org.locationtech.jts.geom.Geometry point(Geometry geometry) throws BadFeatureException {
    Coordinate[] one = all(geometry);
    return one.length == 0 ? FACTORY.createPoint() : FACTORY.createPoint(one[0]);
  }

  private List<org.locationtech.jts.geom.Geometry> parts(Geometry geometry, int type, int depth)
      throws BadFeatureException {
    List<org.locationtech.jts.geom.Geometry> parts = new ArrayList<>();
    int count = spend(geometry.partsLength(), Integer.BYTES);
    for (int i = 0; i < count; i++) {
      parts.add(read(geometry.parts(i), type, depth + 1));
    }
    return parts;
  }

  private Polygon polygon(Geometry geometry) throws BadFeatureException {
    List<Coordinate[]> rings = pieces(geometry);
    if (rings.isEmpty()) {
      return FACTORY.createPolygon();
    }
    LinearRing[] holes =
        rings.stream().skip(1).map(FACTORY::createLinearRing).toArray(LinearRing[]::new);
    return FACTORY.createPolygon(FACTORY.createLinearRing(rings.get(0)), holes);
  }

  private LineString[] lines(Geometry geometry) throws BadFeatureException {
    return pieces(geometry).stream().map(FACTORY::createLineString).toArray(LineString[]::new);
  }

  /** Coordinates cut at the ends that the geometry names; one piece when it names none. */
  private List<Coordinate[]> pieces(Geometry geometry) throws BadFeatureException {
    Coordinate[] all = all(geometry);
    List<Coordinate[]> pieces = new ArrayList<>();
    int ends = spend(geometry.endsLength(), Integer.BYTES);
    int start = 0;
    for (int i = 0; i < ends; i++) {
      long end = geometry.ends(i);
      if (end < start || end > all.length) {
        throw new BadFeatureException("the ends of its rings are out of order");
      }
      pieces.add(java.util.Arrays.copyOfRange(all, start, (int) end));
      start = (int) end;
    }
    if (ends == 0 && all.length > 0) {
      pieces.add(all);
    }
    return pieces;
  }

  private Coordinate[] all(Geometry geometry) throws BadFeatureException {
    int count = spend(geometry.xyLength(), Double.BYTES) / 2;
    int heights = geometry.zLength();
    Coordinate[] all = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      double z = i < heights ? geometry.z(i) : Double.NaN;
      all[i] = new Coordinate(geometry.xy(2 * i), geometry.xy(2 * i + 1), z);
    }
    return all;
  }

  /** Damaged offsets may name the same bytes again and again: all counts together must fit. */
  private int spend(int count, int bytesEach) throws BadFeatureException {
    if (count < 0 || count > left / bytesEach) {
      throw new BadFeatureException(
          "the geometry claims more than the feature's " + featureBytes + " bytes");
    }
    left -= count * bytesEach;
    return count;
  }
}

package org.cadalign.layer.flatgeobuf;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.Polygon;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;

/** Puts geometries of JTS into a buffer. */
final class GeometryWriter {
  private final FlatBufferBuilder buffer;
  private final boolean withZ;

  /**
   * @param withZ whether heights are written, as they must be everywhere if anywhere; a vertex
   *     without one gets 0
   */
  GeometryWriter(FlatBufferBuilder buffer, boolean withZ) {
    this.buffer = buffer;
    this.withZ = withZ;
  }

  static int type(org.locationtech.jts.geom.Geometry geometry) {
    return switch (geometry.getGeometryType()) {
      case "Point" -> GeometryType.Point;
      case "LineString", "LinearRing" -> GeometryType.LineString;
      case "Polygon" -> GeometryType.Polygon;
      case "MultiPoint" -> GeometryType.MultiPoint;
      case "MultiLineString" -> GeometryType.MultiLineString;
      case "MultiPolygon" -> GeometryType.MultiPolygon;
      default -> GeometryType.GeometryCollection;
    };
  }

  /** Writes one geometry and returns its offset. */
  int write(org.locationtech.jts.geom.Geometry geometry) {
    int type = type(geometry);
    boolean nested = type == GeometryType.MultiPolygon || type == GeometryType.GeometryCollection;
    return nested ? parts(geometry, type) : flat(geometry, type);
  }

  private int parts(org.locationtech.jts.geom.Geometry geometry, int type) {
    int[] offsets = new int[geometry.getNumGeometries()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = write(geometry.getGeometryN(i));
    }
    int parts = Geometry.createPartsVector(buffer, offsets);
    Geometry.startGeometry(buffer);
    Geometry.addType(buffer, type);
    Geometry.addParts(buffer, parts);
    return Geometry.endGeometry(buffer);
  }

  private int flat(org.locationtech.jts.geom.Geometry geometry, int type) {
    Coordinate[] coordinates = geometry.getCoordinates();
    double[] xy = new double[2 * coordinates.length];
    double[] z = new double[coordinates.length];
    for (int i = 0; i < coordinates.length; i++) {
      xy[2 * i] = coordinates[i].getX();
      xy[2 * i + 1] = coordinates[i].getY();
      z[i] = Double.isNaN(coordinates[i].getZ()) ? 0 : coordinates[i].getZ();
    }
    long[] ends = ends(geometry);
    int endsOffset = ends.length > 1 ? Geometry.createEndsVector(buffer, ends) : 0;
    int xyOffset = Geometry.createXyVector(buffer, xy);
    int zOffset = withZ ? Geometry.createZVector(buffer, z) : 0;
    return Geometry.createGeometry(buffer, endsOffset, xyOffset, zOffset, 0, 0, 0, type, 0);
  }

  /** How many vertices there are up to the end of each ring or line. */
  private static long[] ends(org.locationtech.jts.geom.Geometry geometry) {
    List<LineString> lines = new ArrayList<>();
    if (geometry instanceof Polygon polygon) {
      lines.add(polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        lines.add(polygon.getInteriorRingN(i));
      }
    } else if (geometry instanceof MultiLineString) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        lines.add((LineString) geometry.getGeometryN(i));
      }
    }
    long[] ends = new long[lines.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = lines.get(i).getNumPoints() + (i == 0 ? 0 : ends[i - 1]);
    }
    return ends;
  }
}

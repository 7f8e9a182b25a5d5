package org.cadalign.layer.shapefile;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.locationtech.jts.geom.Geometry;

/** Kinds of shapes; a file holds one of them, flat, with heights (+10) or with measures (+20). */
enum ShapeType {
  NULL(0),
  POINT(1),
  LINE(3),
  POLYGON(5),
  MULTIPOINT(8);

  static final int Z = 10;
  static final int M = 20;

  private final int code;

  ShapeType(int code) {
    this.code = code;
  }

  int code(boolean withZ) {
    return withZ ? code + Z : code;
  }

  static Optional<ShapeType> of(int code) {
    for (ShapeType type : values()) {
      if (code % 10 == type.code && code < M + Z && (code < Z || type != NULL)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The kind that holds every geometry of a layer; none if they are of several kinds. */
  static Optional<ShapeType> of(Layer layer) {
    Set<ShapeType> types = new TreeSet<>();
    for (Feature feature : layer.features()) {
      if (feature.geometry().isPresent()) {
        Optional<ShapeType> type = of(feature.geometry().get());
        if (type.isEmpty()) {
          return type;
        }
        types.add(type.get());
      }
    }
    if (types.isEmpty()) {
      return Optional.of(POLYGON);
    }
    return types.size() == 1 ? Optional.of(types.iterator().next()) : Optional.empty();
  }

  private static Optional<ShapeType> of(Geometry geometry) {
    return switch (geometry.getGeometryType()) {
      case "Point" -> Optional.of(POINT);
      case "MultiPoint" -> Optional.of(MULTIPOINT);
      case "LineString", "LinearRing", "MultiLineString" -> Optional.of(LINE);
      case "Polygon", "MultiPolygon" -> Optional.of(POLYGON);
      default -> Optional.empty();
    };
  }
}

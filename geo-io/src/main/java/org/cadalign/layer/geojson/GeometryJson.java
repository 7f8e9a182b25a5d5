package org.cadalign.layer.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes a geometry as a GeoJSON object. */
final class GeometryJson {
  private GeometryJson() {}

  static void write(JsonGenerator json, Geometry geometry) throws IOException {
    boolean mixed = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    String type = geometry.getGeometryType();
    json.writeStartObject();
    json.writeStringField("type", type.equals("LinearRing") ? "LineString" : type);
    json.writeFieldName(mixed ? "geometries" : "coordinates");
    if (mixed) {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        write(json, geometry.getGeometryN(i));
      }
      json.writeEndArray();
    } else {
      coordinates(json, geometry);
    }
    json.writeEndObject();
  }

  private static void coordinates(JsonGenerator json, Geometry geometry) throws IOException {
    if (geometry instanceof Point point && !point.isEmpty()) {
      position(json, point.getCoordinate());
      return;
    }
    json.writeStartArray();
    if (geometry instanceof LineString line) {
      positions(json, line);
    } else if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
      coordinates(json, polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        coordinates(json, polygon.getInteriorRingN(i));
      }
    } else if (geometry instanceof GeometryCollection) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        coordinates(json, geometry.getGeometryN(i));
      }
    }
    json.writeEndArray();
  }

  private static void positions(JsonGenerator json, LineString line) throws IOException {
    for (Coordinate coordinate : line.getCoordinates()) {
      position(json, coordinate);
    }
  }

  private static void position(JsonGenerator json, Coordinate coordinate) throws IOException {
    json.writeStartArray();
    json.writeNumber(coordinate.getX());
    json.writeNumber(coordinate.getY());
    if (Double.isFinite(coordinate.getZ())) {
      json.writeNumber(coordinate.getZ());
    }
    json.writeEndArray();
  }
}

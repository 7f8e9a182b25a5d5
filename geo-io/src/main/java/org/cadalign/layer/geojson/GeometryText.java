package org.cadalign.layer.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.layer.BadFeatureException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A GeoJSON geometry object as it stands in the text. Its members may come in any order, and a
 * damaged one must be read to its end before it is refused; so it is taken as it is first and
 * understood afterwards.
 */
final class GeometryText {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int RING_POSITIONS = 4;

  /** One position, or an array of positions or arrays. */
  private sealed interface Node {}

  private record Position(double[] ordinates) implements Node {}

  private record Sequence(List<Node> items) implements Node {}

  private String type = "";
  private Optional<Node> coordinates = Optional.empty();
  private final List<Optional<GeometryText>> parts = new ArrayList<>();
  private Optional<String> fault = Optional.empty();

  /**
   * Reads an object whose start is the parser's current token; anything else is a fault or null.
   */
  static Optional<GeometryText> parse(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    GeometryText text = new GeometryText();
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Set<String> seen = new HashSet<>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        if (!seen.add(name)) {
          text.fail("the member '" + name + "' of the geometry stands twice");
        }
        text.member(name, json);
      }
    } else {
      text.fail("the geometry is no object");
      json.skipChildren();
    }
    return Optional.of(text);
  }

  /** Takes one member of a geometry object; the parser stands on its value. */
  void member(String name, JsonParser json) throws IOException {
    switch (name) {
      case "type" -> {
        type = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        json.skipChildren();
      }
      case "coordinates" -> coordinates = Optional.of(node(json));
      case "geometries" -> parts(json);
      default -> json.skipChildren();
    }
  }

  void type(String name) {
    type = name;
  }

  private void parts(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      fail("'geometries' is no array");
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      parts.add(parse(json));
    }
  }

  private Node node(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      fail("a coordinate is no number");
      json.skipChildren();
      return new Sequence(List.of());
    }
    JsonToken first = json.nextToken();
    return first != null && first.isNumeric() ? position(json) : sequence(json);
  }

  private Node position(JsonParser json) throws IOException {
    double[] ordinates = {Double.NaN, Double.NaN, Double.NaN};
    int count = 0;
    for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
      if (!json.currentToken().isNumeric()) {
        fail("a coordinate is no number");
        json.skipChildren();
      } else if (count < ordinates.length) {
        ordinates[count] = finite(json.getDoubleValue());
      }
      count++;
    }
    if (count < 2) {
      fail("a position has fewer than two numbers");
    }
    return new Position(ordinates);
  }

  private double finite(double value) {
    if (!Double.isFinite(value)) {
      fail("a coordinate is not a finite number");
    }
    return value;
  }

  private Node sequence(JsonParser json) throws IOException {
    List<Node> items = new ArrayList<>();
    for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
      items.add(node(json));
    }
    return new Sequence(items);
  }

  private void fail(String reason) {
    fault = fault.or(() -> Optional.of(reason));
  }

  /** What the text means. */
  Geometry geometry() throws BadFeatureException {
    if (fault.isPresent()) {
      throw new BadFeatureException(fault.get());
    }
    try {
      return switch (type) {
        case "Point" -> point(node());
        case "MultiPoint" -> FACTORY.createMultiPoint(each(node(), Point[]::new, this::point));
        case "LineString" -> line(node());
        case "MultiLineString" ->
            FACTORY.createMultiLineString(each(node(), LineString[]::new, this::line));
        case "Polygon" -> polygon(node());
        case "MultiPolygon" ->
            FACTORY.createMultiPolygon(each(node(), Polygon[]::new, this::polygon));
        case "GeometryCollection" -> collection();
        case "" -> throw new BadFeatureException("the geometry has no type");
        default -> throw new BadFeatureException("unknown geometry type '" + type + "'");
      };
    } catch (IllegalArgumentException e) {
      throw new BadFeatureException(e.getMessage(), e);
    }
  }

  private Geometry collection() throws BadFeatureException {
    List<Geometry> geometries = new ArrayList<>();
    for (Optional<GeometryText> part : parts) {
      if (part.isEmpty()) {
        throw new BadFeatureException("a part of the collection is null");
      }
      geometries.add(part.get().geometry());
    }
    return FACTORY.createGeometryCollection(geometries.toArray(Geometry[]::new));
  }

  private Node node() throws BadFeatureException {
    return coordinates.orElseThrow(
        () -> new BadFeatureException("the geometry has no coordinates"));
  }

  private Point point(Node node) throws BadFeatureException {
    return node instanceof Sequence s && s.items().isEmpty()
        ? FACTORY.createPoint()
        : FACTORY.createPoint(coordinate(node));
  }

  private LineString line(Node node) throws BadFeatureException {
    return FACTORY.createLineString(each(node, Coordinate[]::new, this::coordinate));
  }

  private Polygon polygon(Node node) throws BadFeatureException {
    LinearRing[] rings = each(node, LinearRing[]::new, this::ring);
    if (rings.length == 0) {
      return FACTORY.createPolygon();
    }
    LinearRing[] holes = new LinearRing[rings.length - 1];
    System.arraycopy(rings, 1, holes, 0, holes.length);
    return FACTORY.createPolygon(rings[0], holes);
  }

  private LinearRing ring(Node node) throws BadFeatureException {
    Coordinate[] positions = each(node, Coordinate[]::new, this::coordinate);
    if (positions.length > 0 && !positions[0].equals2D(positions[positions.length - 1])) {
      throw new BadFeatureException("a ring is not closed");
    } else if (positions.length > 0 && positions.length < RING_POSITIONS) {
      throw new BadFeatureException("a ring has only " + positions.length + " positions");
    }
    return FACTORY.createLinearRing(positions);
  }

  private Coordinate coordinate(Node node) throws BadFeatureException {
    if (node instanceof Position position) {
      double[] xyz = position.ordinates();
      return new Coordinate(xyz[0], xyz[1], xyz[2]);
    }
    throw new BadFeatureException("coordinates are nested too deeply for a " + type);
  }

  private interface Understanding<T> {
    T of(Node node) throws BadFeatureException;
  }

  private <T> T[] each(
      Node node, java.util.function.IntFunction<T[]> array, Understanding<T> understanding)
      throws BadFeatureException {
    if (!(node instanceof Sequence sequence)) {
      throw new BadFeatureException("coordinates are not nested deeply enough for a " + type);
    }
    List<T> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      items.add(understanding.of(item));
    }
    return items.toArray(array.apply(0));
  }
}

package org.cadalign.layer.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.Feature;
import org.locationtech.jts.geom.Geometry;

/** A GeoJSON feature object, or a bare geometry, as it stands in the text. */
final class FeatureText {
  private static final Set<String> GEOMETRY_MEMBERS = Set.of("coordinates", "geometries");

  private final Set<String> seen = new HashSet<>();
  private final GeometryText bare = new GeometryText();
  private final Set<String> foreign = new java.util.LinkedHashSet<>();
  private final Map<String, Optional<Object>> properties = new LinkedHashMap<>();
  private String type = "";
  private Optional<String> id = Optional.empty();
  private Optional<GeometryText> geometry = Optional.empty();
  private Optional<String> fault = Optional.empty();

  /** Reads the object whose start is the parser's current token. */
  static FeatureText parse(JsonParser json) throws IOException {
    FeatureText text = new FeatureText();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      text.fail("it is no object");
      json.skipChildren();
      return text;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      text.member(name, json);
    }
    return text;
  }

  /** Takes one member; the parser stands on its value. */
  void member(String name, JsonParser json) throws IOException {
    if (!seen.add(name)) {
      fail("the member '" + name + "' stands twice");
    }
    switch (name) {
      case "type" -> type(json);
      case "id" -> id = id(json);
      case "geometry" -> geometry = GeometryText.parse(json);
      case "properties" -> properties(json);
      case "bbox" -> json.skipChildren();
      default -> other(name, json);
    }
  }

  private void type(JsonParser json) throws IOException {
    type = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    bare.type(type);
    json.skipChildren();
  }

  private void other(String name, JsonParser json) throws IOException {
    if (GEOMETRY_MEMBERS.contains(name)) {
      bare.member(name, json);
    } else {
      foreign.add(name);
      json.skipChildren();
    }
  }

  private Optional<String> id(JsonParser json) throws IOException {
    if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
      return Optional.of(json.getText());
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      fail("the id is neither text nor number");
      json.skipChildren();
    }
    return Optional.empty();
  }

  private void properties(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        fail("the properties are no object");
      }
      json.skipChildren();
      return;
    }
    Set<String> names = new HashSet<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (!names.add(name)) {
        fail("the property '" + name + "' stands twice");
      }
      property(name, json);
    }
  }

  private void property(String name, JsonParser json) throws IOException {
    Optional<Object> value = PropertyColumn.value(json);
    if (value.isPresent() && value.get() instanceof PropertyColumn.Real real && !real.finite()) {
      fail("the property '" + name + "' is not a finite number");
    }
    properties.put(name, value);
  }

  private void fail(String reason) {
    fault = fault.or(() -> Optional.of(reason));
  }

  String type() {
    return type;
  }

  /** Members of a feature that GeoJSON does not define; they are not kept. */
  Set<String> foreign() {
    return foreign;
  }

  /**
   * What the text means; its values are in the order of the columns so far, in the form of {@link
   * PropertyColumn#value}.
   */
  Feature feature(PropertyColumns columns) throws BadFeatureException {
    if (fault.isPresent()) {
      throw new BadFeatureException(fault.get());
    } else if (!type.equals("Feature")) {
      return new Feature(Optional.empty(), Optional.of(bare.geometry()), columns.row(Map.of()));
    }
    Optional<Geometry> shape =
        geometry.isPresent() ? Optional.of(geometry.get().geometry()) : Optional.empty();
    return new Feature(id, shape, columns.row(properties));
  }
}

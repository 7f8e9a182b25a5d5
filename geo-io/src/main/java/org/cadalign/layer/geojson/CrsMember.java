package org.cadalign.layer.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * The {@code crs} member of GeoJSON 2008: {@code {"type": "name", "properties": {"name": ...}}}.
 */
final class CrsMember {
  private CrsMember() {}

  /** The name in it, if it has one; the parser ends on the last token of the member. */
  static Optional<String> name(JsonParser json) throws IOException {
    Optional<String> name = Optional.empty();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return name;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      if (member.equals("properties")) {
        name = name(json).or(() -> Optional.empty());
      } else if (member.equals("name") && value == JsonToken.VALUE_STRING) {
        name = Optional.of(json.getText());
      } else {
        json.skipChildren();
      }
    }
    return name;
  }
}

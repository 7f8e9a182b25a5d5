package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The part of JSON Schema that our schema uses: type, required, properties, items. */
final class Schema {
  private Schema() {}

  static void check(JsonNode schema, JsonNode value, String at) {
    Stream<JsonNode> types =
        schema.path("type").isArray()
            ? StreamSupport.stream(schema.path("type").spliterator(), false)
            : Stream.of(schema.path("type"));
    assertThat(types.map(JsonNode::asText)).as(at).contains(type(value));
    if (value.isObject()) {
      schema.path("required").forEach(name -> assertThat(value.has(name.asText())).as(at).isTrue());
      boolean open = schema.path("additionalProperties").isObject();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        JsonNode own = schema.path("properties").path(entry.getKey());
        assertThat(open || own.isObject()).as(at + "." + entry.getKey()).isTrue();
        JsonNode of = own.isObject() ? own : schema.path("additionalProperties");
        check(of, entry.getValue(), at + "." + entry.getKey());
      }
    }
    value
        .elements()
        .forEachRemaining(
            item -> {
              if (value.isArray()) {
                check(schema.path("items"), item, at + "[]");
              }
            });
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NULL -> "null";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> value.getNodeType().toString();
    };
  }
}

package org.cadalign.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON within a page. What it returns has no character that ends a script element, so it is data
 * there whatever it says; markup is escaped by {@link Templates}.
 */
final class Escape {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Escape() {}

  /** As the content of a script element of type application/json. */
  static String json(JsonNode tree) {
    try {
      return JSON.writeValueAsString(tree)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("trees can always be printed", e);
    }
  }
}

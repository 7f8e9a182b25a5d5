package org.cadalign.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The one place through which text of layers, files and users goes into a page: as HTML text or
 * attribute, or within JSON that a page carries. What it returns has no character that ends its
 * surroundings, so it is text there whatever it says.
 */
final class Escape {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Escape() {}

  /** As text or quoted attribute of HTML or XML; what XML cannot hold becomes U+FFFD. */
  static String markup(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
    }
  }

  private static boolean isCharacter(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

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

package org.cadalign.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What is known of a file: one tree for people and programs.
 *
 * @param tree names to texts, numbers, lists and further trees; units stand in the names
 */
record Facts(ObjectNode tree) {
  private static final int COLUMN = 26;

  /** One line of JSON. */
  String json() {
    return tree.toString();
  }

  /** A line for each name, what belongs to it indented below; safe for a terminal. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    append(tree, "", lines);
    return lines;
  }

  private static void append(JsonNode node, String indent, List<String> lines) {
    for (Map.Entry<String, JsonNode> fact : node.properties()) {
      JsonNode value = fact.getValue();
      String name = Words.printable(fact.getKey());
      if (value.isContainerNode() && value.isEmpty()) {
        continue;
      }
      if (value.isObject()) {
        lines.add(indent + name);
        append(value, indent + "  ", lines);
      } else if (value.isArray() && !isPlain(value)) {
        lines.add(indent + name);
        value.forEach(element -> appendElement(element, indent + "  ", lines));
      } else {
        lines.add(padded(indent + name) + text(value));
      }
    }
  }

  private static void appendElement(JsonNode element, String indent, List<String> lines) {
    if (element.isObject()) {
      int from = lines.size();
      append(element, indent + "  ", lines);
      if (lines.size() > from) {
        lines.set(from, indent + "- " + lines.get(from).strip());
      }
    } else {
      lines.add(indent + text(element));
    }
  }

  /** Short lists without sentences stand in one line. */
  private static boolean isPlain(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .allMatch(e -> e.isNumber() || (e.isTextual() && !e.asText().contains(" ")));
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, COLUMN - name.length()));
  }

  private static String text(JsonNode value) {
    if (value.isDouble()) {
      return new BigDecimal(value.asText()).toPlainString();
    }
    if (!value.isArray()) {
      return Words.printable(value.asText());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(text(element)));
    return String.join(", ", texts);
  }
}

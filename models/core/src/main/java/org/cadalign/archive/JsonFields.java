package org.cadalign.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A JSON object whose fields are taken one by one; what is missing, of another type or left over is
 * refused.
 */
final class JsonFields {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxNumberLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode node;
  private final String place;
  private final Set<String> taken = new LinkedHashSet<>();

  private JsonFields(ObjectNode node, String place) {
    this.node = node;
    this.place = place;
  }

  /** The object that a whole file is. */
  static JsonFields parse(byte[] json, String file) throws ModelFormatException {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode object) {
        return new JsonFields(object, file);
      }
    } catch (IOException e) {
      throw new ModelFormatException(file + " is not JSON that can be read", e);
    }
    throw new ModelFormatException(file + " is no JSON object");
  }

  /** An empty object, to be written. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Indented, lines ended by a line feed on every platform. */
  static byte[] print(ObjectNode node) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    try {
      String text = MAPPER.writer(printer).writeValueAsString(node) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** File and path of the object, for the words of a refusal. */
  String place() {
    return place;
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  boolean has(String name) {
    return node.has(name);
  }

  String text(String name) throws ModelFormatException {
    return take(name, "text", JsonNode::isTextual).textValue();
  }

  long wholeNumber(String name) throws ModelFormatException {
    return take(name, "a whole number", JsonFields::isLong).longValue();
  }

  int smallNumber(String name) throws ModelFormatException {
    return take(name, "a small whole number", JsonNode::isInt).intValue();
  }

  double number(String name) throws ModelFormatException {
    return take(name, "a finite number", JsonFields::isFinite).doubleValue();
  }

  JsonFields object(String name) throws ModelFormatException {
    ObjectNode inner = (ObjectNode) take(name, "an object", JsonNode::isObject);
    return new JsonFields(inner, place + ": " + name);
  }

  List<String> texts(String name) throws ModelFormatException {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(name, "a list of texts", JsonNode::isTextual)) {
      texts.add(item.textValue());
    }
    return texts;
  }

  List<Double> numbers(String name) throws ModelFormatException {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode item : array(name, "a list of finite numbers", JsonFields::isFinite)) {
      numbers.add(item.doubleValue());
    }
    return numbers;
  }

  long[] wholeNumbers(String name) throws ModelFormatException {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode item : array(name, "a list of whole numbers", JsonFields::isLong)) {
      numbers.add(item.longValue());
    }
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  /** Refuses fields that nothing asked for. */
  void end() throws ModelFormatException {
    Set<String> left = names();
    left.removeAll(taken);
    if (!left.isEmpty()) {
      throw new ModelFormatException(place + " has a field that is not known: " + left);
    }
  }

  private JsonNode array(String name, String what, Check item) throws ModelFormatException {
    JsonNode array = take(name, what, JsonNode::isArray);
    for (JsonNode one : array) {
      if (!item.holds(one)) {
        throw new ModelFormatException(place + ": " + name + " is not " + what);
      }
    }
    return array;
  }

  private JsonNode take(String name, String what, Check check) throws ModelFormatException {
    JsonNode value = node.get(name);
    if (value == null || !check.holds(value)) {
      String fault = value == null ? " is missing" : " is not " + what;
      throw new ModelFormatException(place + ": " + name + fault);
    }
    taken.add(name);
    return value;
  }

  private static boolean isLong(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private interface Check {
    boolean holds(JsonNode value);
  }
}

package org.cadalign.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cadalign.gate.DataException;

/**
 * A filter on one field: {@code NAME=VALUE}, {@code NAME!=VALUE} or {@code NAME IN (A, B)}. It is
 * no expression language: nothing is evaluated. A feature without a value passes none of them.
 *
 * @param field name of the field, exactly as in the layer
 * @param negated whether features with one of the values are left out instead of taken
 * @param values to compare with, as text; numbers are compared as numbers
 */
public record Where(String field, boolean negated, List<String> values) {
  private static final Pattern IN =
      Pattern.compile("\\s*(.+?)\\s+IN\\s*\\((.*)\\)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMPARISON = Pattern.compile("\\s*([^=!]+?)\\s*(!?=)(.*)");
  private static final Pattern ITEM = Pattern.compile("\\s*('(?:[^']|'')*'|[^,']*)\\s*(?:,|$)");

  public Where {
    values = List.copyOf(values);
  }

  /**
   * Reads a condition.
   *
   * @param text as typed; a value may stand in single quotes, doubled inside
   * @throws DataException if it has another form
   */
  public static Where parse(String text) throws DataException {
    Matcher comparison = COMPARISON.matcher(text);
    Matcher in = IN.matcher(text);
    if (comparison.matches()) {
      String value = unquoted(comparison.group(3).strip());
      return new Where(
          unquotedName(comparison.group(1)), comparison.group(2).startsWith("!"), List.of(value));
    } else if (in.matches()) {
      return new Where(unquotedName(in.group(1)), false, items(in.group(2), text));
    }
    throw malformed(text);
  }

  /** As it can be read again by {@link #parse}; values with commas or quotes excepted. */
  String text() {
    String equal = negated ? "!=" : "=";
    return values.size() == 1
        ? field + equal + values.get(0)
        : field + " IN (" + String.join(", ", values) + ")";
  }

  /** Whether a row passes. */
  boolean takes(Optional<Object> value) {
    return value.isPresent() && negated != values.stream().anyMatch(v -> same(value.get(), v));
  }

  private static boolean same(Object value, String text) {
    if (value instanceof Boolean) {
      return value.toString().equals(text.toLowerCase(Locale.ROOT));
    } else if (value instanceof Double number) {
      return parsed(text).filter(number::equals).isPresent();
    }
    return value.toString().equals(text);
  }

  private static Optional<Double> parsed(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<String> items(String list, String text) throws DataException {
    List<String> items = new ArrayList<>();
    Matcher item = ITEM.matcher(list);
    int end = 0;
    while (end < list.length() && item.find(end) && item.start() == end) {
      items.add(unquoted(item.group(1).strip()));
      end = item.end();
    }
    if (items.isEmpty() || end < list.length()) {
      throw malformed(text);
    }
    return items;
  }

  private static String unquotedName(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name;
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
        ? value.substring(1, value.length() - 1).replace("''", "'")
        : value;
  }

  private static DataException malformed(String text) {
    return new DataException(
        DataException.Code.BAD_VALUE,
        "filter '" + text + "'",
        "it is not of a known form",
        "write NAME=VALUE, NAME!=VALUE or NAME IN (A, B)");
  }
}

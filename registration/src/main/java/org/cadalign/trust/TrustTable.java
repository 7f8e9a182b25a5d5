package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.layer.Field;

/** Rows of comma-separated text that a spreadsheet can open without running what a file says. */
final class TrustTable {
  private final StringBuilder text = new StringBuilder();

  TrustTable(List<String> columns) {
    row(columns);
  }

  /** Adds a row of cells as {@link #text} and {@link #cells} make them. */
  void row(List<String> cells) {
    text.append(String.join(",", cells)).append('\n');
  }

  /** Names of {@link #cells}. */
  static List<String> names() {
    return joined(TrustColumns.ALL.stream().map(Field::name).toList(), List.of("reason"));
  }

  /** What is said of a piece. */
  static List<String> cells(PieceTrust trust) {
    List<String> cells = TrustColumns.values(trust).stream().map(TrustTable::cell).toList();
    return joined(cells, List.of(trust.reason()));
  }

  private static String cell(Optional<Object> value) {
    return value.map(v -> v instanceof Double real ? number(real) : v.toString()).orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /**
   * Text of a file. What a spreadsheet would take for a formula begins with an apostrophe, as
   * spreadsheets themselves mark text.
   */
  static String text(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** Several lists of cells as one row. */
  @SafeVarargs
  static List<String> joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

package org.cadalign.layer.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts comma-separated text into rows; a quoted cell may hold commas, line ends and doubled quotes.
 */
final class CsvText {
  /**
   * One row.
   *
   * @param line on which it begins, from 1
   */
  record Row(int line, List<String> cells) {}

  private final String text;
  private int at;
  private int line = 1;

  CsvText(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The next row that is not empty. */
  Optional<Row> next() {
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      line += text.charAt(at++) == '\n' ? 1 : 0;
    }
    if (at >= text.length()) {
      return Optional.empty();
    }
    int start = line;
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    return Optional.of(new Row(start, cells));
  }

  private String cell() {
    StringBuilder cell = new StringBuilder();
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    at += quoted ? 1 : 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && quoted) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != '"') {
          quoted = false;
          at++;
          continue;
        }
        at++;
      } else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
        break;
      }
      line += c == '\n' ? 1 : 0;
      cell.append(c);
      at++;
    }
    return cell.toString();
  }
}

package org.cadalign.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run wrote of a tile.
 *
 * @param column from 0 at the left of the image
 * @param row from 0 at its top
 * @param building id of the building that it stands for
 * @param figures by the names of their columns, those that are told
 */
public record TileTrust(int column, int row, String building, Map<String, Double> figures) {
  private static final int BUILDING = 4;

  public TileTrust {
    // Reports have figures in this order, and are to be the same for the same runs.
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }

  /** Reads the table that {@link TrustTables#tiles} makes. */
  static List<TileTrust> table(String text) {
    List<List<String>> rows = rows(text);
    List<String> names = rows.get(0);
    return rows.subList(1, rows.size()).stream().map(cells -> tile(names, cells)).toList();
  }

  private static TileTrust tile(List<String> names, List<String> cells) {
    Map<String, Double> figures = new TreeMap<>();
    for (Figure figure : Figure.values()) {
      String cell = cells.get(names.indexOf(figure.column()));
      if (!cell.isEmpty()) {
        figures.put(figure.column(), Double.valueOf(cell));
      }
    }
    return new TileTrust(
        Integer.parseInt(cells.get(0)),
        Integer.parseInt(cells.get(1)),
        cells.get(BUILDING),
        figures);
  }

  /** Cells may be quoted, and hold commas, line breaks and doubled quotes then. */
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        quoted = doubled == quoted;
        if (doubled) {
          cell.append(c);
          i++;
        }
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else {
        cell.append(c);
      }
    }
    return rows;
  }
}

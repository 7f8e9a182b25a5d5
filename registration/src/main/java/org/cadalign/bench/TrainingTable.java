package org.cadalign.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadalign.gate.DataException;

/**
 * A log that {@code cadalign train} wrote, one line per look at the tuning scenes.
 *
 * @param columns their names
 * @param rows ascending by step, at least one
 */
record TrainingTable(List<String> columns, List<double[]> rows) {
  private static final int MOST_ROWS = 10;
  private static final List<String> SHOWN = List.of("loss", "err", "displacement", "segmentation");

  TrainingTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static TrainingTable read(Path log) throws DataException, IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> columns = lines.isEmpty() ? List.of() : cells(lines.get(0));
    if (lines.size() < 2 || !columns.containsAll(List.of("step", "minutes", "tune.loss"))) {
      throw wrong(log, "is no log of a training, or has no line yet");
    }
    try {
      List<double[]> rows =
          lines.stream()
              .skip(1)
              .map(line -> cells(line).stream().mapToDouble(Double::parseDouble).toArray())
              .toList();
      if (rows.stream().anyMatch(row -> row.length != columns.size())) {
        throw wrong(log, "has a line that is not whole");
      }
      return new TrainingTable(columns, rows);
    } catch (NumberFormatException e) {
      throw wrong(log, "holds what is no number: " + e.getMessage());
    }
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  private static DataException wrong(Path log, String reason) {
    return new DataException(
        DataException.Code.BAD_VALUE, log, reason, "give a log.csv that cadalign train wrote");
  }

  /** At most ten evenly spaced lines and the last; losses and errors only. */
  String markdown() {
    List<Integer> shown =
        IntStream.range(0, columns.size()).filter(i -> isShown(columns.get(i))).boxed().toList();
    String head = shown.stream().map(columns::get).collect(Collectors.joining(" | ", "| ", " |"));
    String rule = shown.stream().map(i -> "---").collect(Collectors.joining(" | ", "| ", " |"));
    return head.replace('.', ' ')
        + "\n"
        + rule
        + "\n"
        + chosen().stream()
            .map(row -> shown.stream().map(i -> cell(i, row)).collect(Collectors.joining(" | ")))
            .collect(Collectors.joining(" |\n| ", "| ", " |\n"));
  }

  private static boolean isShown(String column) {
    return column.equals("step")
        || column.equals("minutes")
        || SHOWN.contains(column.substring(column.indexOf('.') + 1));
  }

  private List<double[]> chosen() {
    int every = (rows.size() + MOST_ROWS - 1) / MOST_ROWS;
    return IntStream.range(0, rows.size())
        .filter(i -> (i + 1) % every == 0 || i == rows.size() - 1)
        .mapToObj(rows::get)
        .toList();
  }

  private String cell(int column, double[] row) {
    String name = columns.get(column);
    boolean whole = name.equals("step") || name.equals("minutes");
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.3f", row[column]);
  }

  /** One line: {@code steps}, {@code minutes}, {@code best_step}, {@code best_tune_loss}. */
  String json() {
    double[] last = rows.get(rows.size() - 1);
    int loss = columns.indexOf("tune.loss");
    double[] best = rows.stream().min(Comparator.comparingDouble(row -> row[loss])).orElseThrow();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("steps", Math.round(last[columns.indexOf("step")]));
    json.put("minutes", last[columns.indexOf("minutes")]);
    json.put("best_step", Math.round(best[columns.indexOf("step")]));
    return json.put("best_tune_loss", best[loss]).toString();
  }
}

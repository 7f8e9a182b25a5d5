package org.cadalign.bench.engines;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadalign.bench.speed.Rounds;

/**
 * What was measured, for documents and as JSON.
 *
 * @param engines names of both
 * @param bouts of all presets and windows
 * @param starts milliseconds of start-ups of both
 */
record EnginesTable(List<String> engines, List<BoutResult> bouts, Rounds starts) {
  EnginesTable {
    engines = List.copyOf(engines);
    bouts = List.copyOf(bouts);
  }

  String markdown() {
    String names = engines.get(0) + ", " + engines.get(1);
    return """
        | network, window | forward, ms a window: %s | training step, ms a window | Jacobian, ms | \
        peak memory, MB |
        | --- | --- | --- | --- | --- |
        %s

        In brackets: the second engine's time over the first one's, the median over the turns. \
        From the start of a process to its first answer: %s ms.
        """
        .formatted(
            names,
            bouts.stream().map(this::row).collect(Collectors.joining("\n")),
            pair(starts.median(0), starts.median(1)));
  }

  private String row(BoutResult result) {
    String peaks = pair(result.peaks().get(0) / 1e6, result.peaks().get(1) / 1e6);
    return "| `%s`, %d px | %s | %s | %s | %s |"
        .formatted(
            result.bout().preset(),
            result.bout().side(),
            cell(result, Task.FORWARD),
            cell(result, Task.STEP),
            cell(result, Task.JACOBIAN),
            peaks);
  }

  private static String cell(BoutResult result, Task task) {
    String times = pair(result.milliseconds(task, 0), result.milliseconds(task, 1));
    return String.format(Locale.ROOT, "%s (%.2f)", times, result.ratio(task));
  }

  private static String pair(double one, double other) {
    return String.format(Locale.ROOT, "%.0f, %.0f", one, other);
  }

  /**
   * One line: {@code forward_ratio}, {@code step_ratio}, {@code jacobian_ratio}, each the larger
   * one of both networks on their smaller windows; the same of every bout, with peaks; start-ups.
   */
  String json() {
    SortedMap<String, Double> figures = new TreeMap<>();
    for (BoutResult result : bouts) {
      add(result, figures);
    }
    for (int i = 0; i < engines.size(); i++) {
      figures.put("start_ms_" + engines.get(i), starts.median(i));
    }
    return figures.entrySet().stream()
        .map(
            figure ->
                String.format(Locale.ROOT, "\"%s\": %.3f", figure.getKey(), figure.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void add(BoutResult result, SortedMap<String, Double> figures) {
    String key = "_" + result.bout().key();
    for (Task task : Task.values()) {
      String name = task.command() + "_ratio";
      figures.put(name + key, result.ratio(task));
      if (Bout.SMALL.contains(result.bout())) {
        figures.merge(name, result.ratio(task), Math::max);
      }
    }
    for (int i = 0; i < engines.size(); i++) {
      figures.put("peak_mb_" + engines.get(i) + key, result.peaks().get(i) / 1e6);
    }
  }
}

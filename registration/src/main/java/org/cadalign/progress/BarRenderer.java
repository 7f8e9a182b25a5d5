package org.cadalign.progress;

import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws a task as "align [=====> ] 42 % 1.3 Mpx/s ETA 0:35". The library's own renderer takes its
 * decimal point from the locale.
 *
 * @param name of the task
 * @param unit of the task
 */
record BarRenderer(String name, String unit) implements ProgressBarRenderer {
  private static final int SHORTEST_BAR = 3;

  @Override
  public String render(ProgressState state, int columns) {
    double seconds = state.getElapsedAfterStart().toNanos() * 1e-9;
    return draw(new Pace(state.getCurrent(), state.getMax(), seconds), columns);
  }

  /**
   * @param pace of the task
   * @param columns that the line fills, cut off there
   */
  String draw(Pace pace, int columns) {
    String figures = pace.percent() + " % " + pace.rate(unit) + " ETA " + pace.eta();
    int length = columns - name.length() - figures.length() - " [] ".length();
    String line = name + " " + (length < SHORTEST_BAR ? "" : bar(pace, length) + " ") + figures;
    return line.substring(0, Math.min(columns, line.length()));
  }

  private static String bar(Pace pace, int length) {
    int filled = (int) (pace.percent() * length / 100);
    String tip = filled < length ? ">" : "";
    return "[" + "=".repeat(filled) + tip + " ".repeat(length - filled - tip.length()) + "]";
  }
}

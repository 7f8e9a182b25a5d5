package org.cadalign.progress;

import java.util.Locale;

/**
 * How far a task is and how fast it goes.
 *
 * @param done so far, in the task's unit
 * @param total in the same unit
 * @param seconds since the task began
 */
record Pace(long done, long total, double seconds) {
  private static final String[] PREFIXES = {"", "k", "M", "G", "T"};

  /** Part that is done, rounded down, so that 100 means all of it. */
  long percent() {
    return total <= 0 ? 100 : Math.min(100, (long) (100.0 * done / total));
  }

  /** As "1.3 Mpx/s": two digits at least, with a metric prefix. */
  String rate(String unit) {
    double value = seconds > 0 ? done / seconds : 0;
    int prefix = 0;
    while (value >= 999.5 && prefix < PREFIXES.length - 1) {
      value /= 1000;
      prefix++;
    }
    String number = String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    return number + " " + PREFIXES[prefix] + unit + "/s";
  }

  /** As "0:35" or "2:03:20"; "?" as long as nothing is done. */
  String eta() {
    if (done <= 0) {
      return "?";
    }
    long left = Math.round(seconds * Math.max(0, total - done) / done);
    long hours = left / 3600;
    return hours == 0
        ? String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", hours, left / 60 % 60, left % 60);
  }

  /** One line, as "align: 42 % 1.3 Mpx/s ETA 0:35". */
  String line(String name, String unit) {
    return name + ": " + percent() + " % " + rate(unit) + " ETA " + eta();
  }
}

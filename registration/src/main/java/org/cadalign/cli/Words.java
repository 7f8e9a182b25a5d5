package org.cadalign.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cadalign.align.Status;
import org.cadalign.align.Summary;

/** Results in words, as a terminal may safely show them. */
final class Words {
  private Words() {}

  /** Text of a file without what could steer a terminal or turn the direction of writing. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
  }

  /** To six decimals: enough for any length on the ground. */
  static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }

  /** How many features ended how, and how far they were moved. */
  static String of(Summary summary) {
    List<String> parts = new ArrayList<>();
    for (Status status : Status.values()) {
      int count = summary.counts().get(status);
      if (count > 0) {
        parts.add(count + " " + status.label());
      }
    }
    String features = summary.features() + (summary.features() == 1 ? " feature" : " features");
    String counts = parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    return features
        + counts
        + summary
            .moves()
            .map(
                m ->
                    String.format(
                        Locale.ROOT,
                        "; moved by %.2f m in the median, %.2f m at most",
                        m.median(),
                        m.largest()))
            .orElse("");
  }
}

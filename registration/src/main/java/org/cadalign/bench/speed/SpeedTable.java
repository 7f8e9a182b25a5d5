package org.cadalign.bench.speed;

import java.util.Locale;
import java.util.SortedMap;

/**
 * What was measured, for the document.
 *
 * @param commit of the checkout
 * @param command that measured it
 * @param samples windows in a turn
 * @param rounds turns of every contender
 * @param figures by the keys of the JSON
 */
record SpeedTable(
    String commit, String command, int samples, int rounds, SortedMap<String, Double> figures) {
  String markdown() {
    return """
        Commit %s, %d windows, %d turns, medians of ratios turn by turn: %s

        | | ours over PyTorch |
        | --- | --- |
        | forward, one thread, float32 | %s |
        | step, one thread, float32 | %s |
        | forward, one thread, bfloat16 | %s |
        | step, one thread, bfloat16 | %s |
        | shipped configuration (two workers, bfloat16) over PyTorch's best on two cores | %s |

        Both sides give the same loss within 1e-4 on every sample. bfloat16 moves displacements by \
        %s px in the median, %s px at the 99th percentile.
        """
        .formatted(
            commit,
            samples,
            rounds,
            command,
            figure("forward_ratio", 2),
            figure("step_ratio", 2),
            figure("forward_ratio_bfloat16", 2),
            figure("step_ratio_bfloat16", 2),
            figure("shipped_ratio", 2),
            figure("bfloat16_apart_px_median", 4),
            figure("bfloat16_apart_px_p99", 4));
  }

  private String figure(String key, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", figures.get(key));
  }
}

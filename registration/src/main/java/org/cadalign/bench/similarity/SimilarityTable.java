package org.cadalign.bench.similarity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cadalign.bench.speed.Rounds;

/**
 * What was measured, for the document and as JSON.
 *
 * @param turns passes, counts with one worker, counts with two, of the same patches
 * @param size patches in a round
 * @param runs counts in processes of their own, ascending by number of patches
 * @param load others' and own runnable threads in the last minute, at the end
 */
record SimilarityTable(Rounds turns, int size, List<CountRun> runs, double load) {
  SimilarityTable {
    runs = List.copyOf(runs);
  }

  String markdown() {
    return """
    | | |
    | --- | --- |
    | both passes of a count for both outputs, in batched forward-backward passes | %s |
    | milliseconds a patch: forward-backward in batches of 8, count | %s, %s |
    | speed of two workers over one | %s |
    | cost as a power of the number of patches | %s |
    | bytes written to disk while counting | %d |

    Medians over %d rounds of %d patches, turn by turn. Load of the machine at the end: %s.

    | patches | processor seconds | peak memory, MB | mean N_S |
    | --- | --- | --- | --- |
    %s
    """
        .formatted(
            number("%.2f", passes()),
            number("%.1f", turns.median(0) / size),
            number("%.1f", turns.median(1) / size),
            number("%.2f", twoWorkers()),
            number("%.3f", CountRun.exponent(runs)),
            written(),
            turns.milliseconds().get(0).length,
            size,
            number("%.1f", load),
            runs.stream().map(SimilarityTable::row).collect(Collectors.joining("\n")));
  }

  private static String row(CountRun run) {
    return String.format(
        Locale.ROOT,
        "| %d | %.1f | %.0f | %.1f |",
        run.patches(),
        run.seconds(),
        run.peak() / 1e6,
        run.mean());
  }

  /**
   * One line: {@code passes}, {@code two_workers}, {@code disk_bytes}, {@code exponent}, {@code
   * patches} (the most counted in one go), {@code peak_mb} and {@code peak_mb_quarter} (of the
   * most, and of a quarter of them or the next), and {@code load}.
   */
  String json() {
    CountRun most = runs.get(runs.size() - 1);
    return String.format(
        Locale.ROOT,
        "{\"passes\": %.3f, \"two_workers\": %.3f, \"disk_bytes\": %d, \"exponent\": %.4f,"
            + " \"patches\": %d, \"peak_mb\": %.1f, \"peak_mb_quarter\": %.1f, \"load\": %.1f}",
        passes(),
        twoWorkers(),
        written(),
        CountRun.exponent(runs),
        most.patches(),
        most.peak() / 1e6,
        quarter().peak() / 1e6,
        load);
  }

  private double passes() {
    return turns.ratio(1, 0);
  }

  private double twoWorkers() {
    return turns.ratio(1, 2);
  }

  private long written() {
    return runs.stream().mapToLong(CountRun::written).max().orElseThrow();
  }

  private CountRun quarter() {
    int most = runs.get(runs.size() - 1).patches();
    return runs.stream().filter(run -> 4 * run.patches() >= most).findFirst().orElseThrow();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

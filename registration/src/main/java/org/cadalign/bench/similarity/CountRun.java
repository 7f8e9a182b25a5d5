package org.cadalign.bench.similarity;

import java.util.List;

/**
 * One count in a process of its own.
 *
 * @param patches N
 * @param seconds of the processor, both passes
 * @param peak bytes
 * @param written bytes on disk while it counted
 * @param mean of N_S
 */
record CountRun(int patches, double seconds, long peak, long written, double mean) {
  static CountRun of(int patches, String line) {
    String[] words = line.split(" ", -1);
    return new CountRun(
        patches,
        Double.parseDouble(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Double.parseDouble(words[3]));
  }

  /** Mean time of two runs of the same patches, and the most memory and disk of either. */
  CountRun and(CountRun other) {
    return new CountRun(
        patches,
        (seconds + other.seconds) / 2,
        Math.max(peak, other.peak),
        Math.max(written, other.written),
        mean);
  }

  /** Slope of log seconds over log N, by least squares. */
  static double exponent(List<CountRun> runs) {
    double x = runs.stream().mapToDouble(r -> Math.log(r.patches)).average().orElseThrow();
    double y = runs.stream().mapToDouble(r -> Math.log(r.seconds)).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (CountRun run : runs) {
      double dx = Math.log(run.patches) - x;
      products += dx * (Math.log(run.seconds) - y);
      squares += dx * dx;
    }
    return products / squares;
  }
}

package org.cadalign.reproduce.ablation;

import java.util.List;

/**
 * What leaving a part out changes.
 *
 * @param whole areas of the whole method, one for each seed
 * @param without areas without the part, one for each seed
 */
record Effect(List<Double> whole, List<Double> without) {
  Effect {
    whole = List.copyOf(whole);
    without = List.copyOf(without);
  }

  /** What can be said of a part. */
  enum Sign {
    HELPS,
    HARMS,
    /** The difference is within what seeds alone make. */
    NONE,
    /** With one seed nothing is known of what seeds make. */
    UNKNOWN
  }

  /** How much larger the mean area is with the part than without it. */
  double difference() {
    return mean(whole) - mean(without);
  }

  /** The larger of the two ranges over the seeds. */
  double spread() {
    return Math.max(range(whole), range(without));
  }

  Sign sign() {
    if (whole.size() < 2) {
      return Sign.UNKNOWN;
    }
    if (Math.abs(difference()) <= spread()) {
      return Sign.NONE;
    }
    return difference() > 0 ? Sign.HELPS : Sign.HARMS;
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  private static double range(List<Double> values) {
    double most = values.stream().mapToDouble(v -> v).max().orElseThrow();
    return most - values.stream().mapToDouble(v -> v).min().orElseThrow();
  }
}

package org.cadalign.dl4j;

/**
 * The grid of shifts that logits are over: rows dy, columns dx, whole pixels from -radius to
 * radius. Arrays are (N, S, S), or (N, 2) with x before y.
 *
 * @param radius largest shift, pixels
 */
record ShiftGrid(int radius) {
  /** Pixels around the mode that the peak is averaged over. */
  private static final double PEAK = 1.6;

  int side() {
    return 2 * radius + 1;
  }

  /** Shifts in all. */
  int shifts() {
    return side() * side();
  }

  /** Softmax over all shifts. */
  double[] distribution(double[] logits) {
    double[] log = logDistribution(logits);
    for (int i = 0; i < log.length; i++) {
      log[i] = Math.exp(log[i]);
    }
    return log;
  }

  /** Log-softmax over all shifts. */
  double[] logDistribution(double[] logits) {
    double[] log = new double[logits.length];
    for (int from = 0; from < logits.length; from += shifts()) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < shifts(); i++) {
        most = Math.max(most, logits[from + i]);
      }
      double sum = 0;
      for (int i = 0; i < shifts(); i++) {
        sum += Math.exp(logits[from + i] - most);
      }
      double whole = most + Math.log(sum);
      for (int i = 0; i < shifts(); i++) {
        log[from + i] = logits[from + i] - whole;
      }
    }
    return log;
  }

  /** Derivatives by logits, from those by the distribution that they give. */
  double[] byLogits(double[] distribution, double[] byDistribution) {
    double[] by = new double[distribution.length];
    for (int from = 0; from < by.length; from += shifts()) {
      double mean = 0;
      for (int i = 0; i < shifts(); i++) {
        mean += distribution[from + i] * byDistribution[from + i];
      }
      for (int i = 0; i < shifts(); i++) {
        by[from + i] = distribution[from + i] * (byDistribution[from + i] - mean);
      }
    }
    return by;
  }

  /** Expected shift. */
  double[] expected(double[] distribution) {
    double[] expected = new double[distribution.length / shifts() * 2];
    for (int i = 0; i < distribution.length; i++) {
      int group = i / shifts();
      expected[2 * group] += distribution[i] * x(i % shifts());
      expected[2 * group + 1] += distribution[i] * y(i % shifts());
    }
    return expected;
  }

  /**
   * Expected shift near the 3x3 pixels that together are most probable: unmoved by a second peak.
   */
  double[] peak(double[] distribution) {
    double[] near = distribution.clone();
    for (int group = 0; group < distribution.length / shifts(); group++) {
      double[] bell = peakBell(distribution, group);
      double sum = 0;
      for (int i = 0; i < shifts(); i++) {
        near[group * shifts() + i] *= bell[i];
        sum += near[group * shifts() + i];
      }
      for (int i = 0; i < shifts(); i++) {
        near[group * shifts() + i] /= sum;
      }
    }
    return expected(near);
  }

  /**
   * Derivatives of one coordinate of the peak of a single group by its distribution; the shift that
   * it is averaged around is held fixed.
   *
   * @param axis 0 for x, 1 for y
   */
  double[] peakByDistribution(double[] distribution, int axis) {
    double[] bell = peakBell(distribution, 0);
    double peak = peak(distribution)[axis];
    double sum = 0;
    for (int i = 0; i < shifts(); i++) {
      sum += distribution[i] * bell[i];
    }
    double[] by = new double[shifts()];
    for (int i = 0; i < shifts(); i++) {
      by[i] = bell[i] * ((axis == 0 ? x(i) : y(i)) - peak) / sum;
    }
    return by;
  }

  /** Values of a bell around a shift, not normalised (S, S). */
  double[] bell(double x, double y, double deviation) {
    double[] bell = new double[shifts()];
    for (int i = 0; i < bell.length; i++) {
      double dx = x(i) - x;
      double dy = y(i) - y;
      bell[i] = Math.exp(-(dx * dx + dy * dy) / (2 * deviation * deviation));
    }
    return bell;
  }

  /** Of a shift by its place in the grid. */
  int x(int place) {
    return place % side() - radius;
  }

  /** Of a shift by its place in the grid. */
  int y(int place) {
    return place / side() - radius;
  }

  private double[] peakBell(double[] distribution, int group) {
    int mode = 0;
    double most = -1;
    for (int i = 0; i < shifts(); i++) {
      double around = around(distribution, group * shifts(), i);
      if (around > most) {
        most = around;
        mode = i;
      }
    }
    return bell(x(mode), y(mode), PEAK);
  }

  private double around(double[] distribution, int from, int place) {
    double sum = 0;
    int row = place / side();
    int column = place % side();
    for (int y = Math.max(0, row - 1); y <= Math.min(side() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(side() - 1, column + 1); x++) {
        sum += distribution[from + y * side() + x];
      }
    }
    return sum;
  }
}

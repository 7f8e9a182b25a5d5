package org.cadalign.dl4j;

/**
 * Drawings made zero-mean and divided by their norms, group by group: fill and edge each by its
 * own, all other channels by one norm.
 */
final class NormedDrawing {
  /** Added to squared norms, which keeps drawings of a few pixels small. */
  private static final double FLOOR = 1e-2;

  /** Norms of a group: fill, edge, the others. */
  private static final int NORMS = 3;

  private final Members members;
  private final int channels;
  private final double[] centred;
  private final double[] inverses;

  /**
   * @param drawn (pixels, channels), group by group
   */
  NormedDrawing(Members members, double[] drawn, int channels) {
    this.members = members;
    this.channels = channels;
    this.centred = drawn.clone();
    centre(centred);
    this.inverses = products(centred);
    for (int i = 0; i < inverses.length; i++) {
      inverses[i] = 1 / Math.sqrt(inverses[i] + FLOOR);
    }
  }

  /** The drawing (pixels, channels). */
  double[] values() {
    double[] values = new double[centred.length];
    forEach((group, i, norm) -> values[i] = centred[i] * inverses[norm]);
    return values;
  }

  /** Derivatives by what was drawn, from those by the result; both (pixels, channels). */
  double[] backward(double[] byValues) {
    double[] dots = products(byValues);
    double[] by = new double[byValues.length];
    forEach(
        (group, i, norm) -> {
          double inverse = inverses[norm];
          by[i] = inverse * (byValues[i] - centred[i] * inverse * inverse * dots[norm]);
        });
    centre(by);
    return by;
  }

  /** Sums with what is centred, of each group and norm. */
  private double[] products(double[] factors) {
    double[] sums = new double[NORMS * members.groups()];
    forEach((group, i, norm) -> sums[norm] += factors[i] * centred[i]);
    return sums;
  }

  private void centre(double[] values) {
    for (int group = 0; group < members.groups(); group++) {
      int from = members.start(group) * channels;
      int to = members.ends()[group] * channels;
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        for (int i = from + channel; i < to; i += channels) {
          sum += values[i];
        }
        double mean = sum / members.size(group);
        for (int i = from + channel; i < to; i += channels) {
          values[i] -= mean;
        }
      }
    }
  }

  private void forEach(Visit visit) {
    for (int group = 0; group < members.groups(); group++) {
      int to = members.ends()[group] * channels;
      for (int i = members.start(group) * channels; i < to; i++) {
        visit.at(group, i, NORMS * group + Math.min(i % channels, NORMS - 1));
      }
    }
  }

  private interface Visit {
    void at(int group, int i, int norm);
  }
}

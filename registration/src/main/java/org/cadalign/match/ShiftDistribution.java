package org.cadalign.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cadalign.field.Displacement;

/**
 * How probable each shift of a group is.
 *
 * @param radius largest shift R along an axis, pixels of the level
 * @param probabilities {@code [S * S]} with S = 2 R + 1, dy outer, shifts ascending
 */
public record ShiftDistribution(int radius, float[] probabilities) {
  // Below this a probability is rounding.
  private static final double LEAST = 1e-12;

  public ShiftDistribution {
    if (probabilities.length != (2 * radius + 1) * (2 * radius + 1)) {
      throw new IllegalArgumentException(probabilities.length + " shifts, radius " + radius);
    }
  }

  /**
   * A shift that no shift beside it outdoes.
   *
   * @param shift pixels of the level, between whole ones
   * @param score logarithm of its probability, and what a prior adds
   * @param place of its pixel in the distribution
   */
  public record Peak(Displacement shift, double score, int place) {}

  /** What it says of its highest peak. */
  public GroupShift best() {
    return best(shift -> 0);
  }

  /**
   * What it says of the highest peak of the posterior.
   *
   * @param prior logarithm of a prior by shift, pixels of the level
   */
  public GroupShift best(ToDoubleFunction<Displacement> prior) {
    Peak best =
        peaks(prior).stream()
            .max(
                Comparator.comparing(Peak::score)
                    .thenComparing(peak -> -peak.shift().dy())
                    .thenComparing(peak -> -peak.shift().dx()))
            .orElseThrow();
    return at(best);
  }

  /** Probability of the nearest shift to one that was looked at, and of those that touch it. */
  public double around(Displacement shift) {
    Displacement near = new Displacement(inside(shift.dx()), inside(shift.dy()));
    int side = 2 * radius + 1;
    int x = Math.toIntExact(Math.round(near.dx())) + radius;
    int y = Math.toIntExact(Math.round(near.dy())) + radius;
    return GroupShift.at(near, y * side + x, this).confidence();
  }

  private double inside(double pixels) {
    return Math.max(-radius, Math.min(radius, pixels));
  }

  /** What it says of one of its peaks. */
  public GroupShift at(Peak peak) {
    return GroupShift.at(peak.shift(), peak.place(), this);
  }

  /**
   * Local maxima of the posterior, unordered. A prior says which they are, but does not draw them
   * towards itself: between whole pixels they lie where the distribution has them.
   *
   * @param prior logarithm of a prior by shift, pixels of the level
   */
  public List<Peak> peaks(ToDoubleFunction<Displacement> prior) {
    int side = 2 * radius + 1;
    double[] score = new double[side * side];
    for (int i = 0; i < score.length; i++) {
      score[i] =
          Math.log(Math.max(LEAST, probabilities[i]))
              + prior.applyAsDouble(new Displacement(i % side - radius, i / side - radius));
    }
    List<Peak> peaks = new ArrayList<>();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (isPeak(score, x, y)) {
          peaks.add(new Peak(between(x, y), score[y * side + x], y * side + x));
        }
      }
    }
    return peaks;
  }

  /** Of equal neighbours the first is the peak. */
  private boolean isPeak(double[] score, int x, int y) {
    int side = 2 * radius + 1;
    int own = y * side + x;
    for (int v = Math.max(0, y - 1); v <= Math.min(side - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(side - 1, x + 1); u++) {
        int other = v * side + u;
        if (score[other] > score[own] || (other < own && score[other] == score[own])) {
          return false;
        }
      }
    }
    return true;
  }

  /** Mean over a pixel and its neighbours. */
  private Displacement between(int x, int y) {
    int side = 2 * radius + 1;
    double sum = 0;
    Displacement mean = Displacement.ZERO;
    for (int v = Math.max(0, y - 1); v <= Math.min(side - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(side - 1, x + 1); u++) {
        double weight = Math.max(LEAST, probabilities[v * side + u]);
        sum += weight;
        mean = mean.plus(new Displacement(u - radius, v - radius).times(weight));
      }
    }
    return mean.times(1 / sum);
  }
}

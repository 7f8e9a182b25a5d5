package org.cadalign.bench.speed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Times of several contenders, measured in turn.
 *
 * @param milliseconds of each contender by round
 */
public record Rounds(List<double[]> milliseconds) {
  /** What a contender does in its turn. */
  public interface Turn {
    /** Runs once and says how many milliseconds it took. */
    double run() throws IOException;
  }

  public Rounds {
    milliseconds = List.copyOf(milliseconds);
  }

  /**
   * Gives every contender its turn in every round; the order is reversed from round to round, so
   * that no one always comes first.
   *
   * @param warmUps rounds beforehand that do not count
   */
  public static Rounds of(List<? extends Turn> turns, int warmUps, int rounds) throws IOException {
    List<double[]> times = new ArrayList<>();
    turns.forEach(turn -> times.add(new double[rounds]));
    List<Integer> order = new ArrayList<>(IntStream.range(0, turns.size()).boxed().toList());
    for (int round = -warmUps; round < rounds; round++) {
      for (int i : order) {
        double time = turns.get(i).run();
        if (round >= 0) {
          times.get(i)[round] = time;
        }
      }
      Collections.reverse(order);
    }
    return new Rounds(times);
  }

  /** Median time of a contender. */
  public double median(int contender) {
    return median(milliseconds.get(contender));
  }

  /** Median over rounds of one's time over another's of the same round. */
  public double ratio(int contender, int other) {
    double[] ratios = milliseconds.get(contender).clone();
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] /= milliseconds.get(other)[round];
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}

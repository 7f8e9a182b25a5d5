package org.cadalign.match;

import java.util.stream.IntStream;
import org.cadalign.field.Displacement;

/**
 * Where a group fits at one level, and how sure that is.
 *
 * @param shift pixels of the level, to add
 * @param peak probability of the likeliest shift
 * @param confidence probability of the likeliest shift and its eight neighbours
 * @param entropy of the distribution over shifts, nats
 * @param spread root mean square distance of the distribution from its mean, pixels of the level
 * @param secondPeak probability of the next local maximum that does not touch the likeliest shift;
 *     0 where there is none
 * @param secondPeakDistance from the likeliest shift, pixels of the level; 0 where there is none
 * @param atBorder whether the likeliest shift is the largest that was looked at, along either axis
 */
public record GroupShift(
    Displacement shift,
    double peak,
    double confidence,
    double entropy,
    double spread,
    double secondPeak,
    double secondPeakDistance,
    boolean atBorder) {

  /**
   * Reads a distribution.
   *
   * @param p probabilities, {@code [S * S]}, dy outer, from {@code offset}
   */
  static GroupShift of(Displacement shift, float[] p, int offset, int side) {
    Square square = new Square(p, offset, side);
    return of(shift, square, square.highest());
  }

  /** Reads a distribution as if one of its pixels were the likeliest. */
  static GroupShift at(Displacement shift, int place, ShiftDistribution distribution) {
    int side = 2 * distribution.radius() + 1;
    return of(shift, new Square(distribution.probabilities(), 0, side), place);
  }

  private static GroupShift of(Displacement shift, Square square, int first) {
    int second = square.nextPeak(first);
    return new GroupShift(
        shift,
        square.at(first),
        square.around(first),
        square.entropy(),
        square.spread(),
        second < 0 ? 0 : square.at(second),
        second < 0 ? 0 : square.distance(first, second),
        square.atBorder(first));
  }

  /** A distribution over shifts; places are dy * side + dx. */
  private record Square(float[] p, int offset, int side) {
    double at(int place) {
      return p[offset + place];
    }

    int highest() {
      int best = 0;
      for (int i = 1; i < side * side; i++) {
        best = at(i) > at(best) ? i : best;
      }
      return best;
    }

    int nextPeak(int first) {
      int best = -1;
      for (int i = 0; i < side * side; i++) {
        boolean higher = at(i) > (best < 0 ? 0 : at(best));
        if (higher && distanceAlongAxes(first, i) > 1 && isPeak(i)) {
          best = i;
        }
      }
      return best;
    }

    private boolean isPeak(int place) {
      return neighbours(place).noneMatch(other -> other != place && at(other) >= at(place));
    }

    double around(int place) {
      return neighbours(place).mapToDouble(this::at).sum();
    }

    /** A place and up to eight around it, in ascending order. */
    private IntStream neighbours(int place) {
      return IntStream.range(0, 9)
          .filter(i -> isInside(place % side + i % 3 - 1) && isInside(place / side + i / 3 - 1))
          .map(i -> place + (i / 3 - 1) * side + i % 3 - 1);
    }

    private boolean isInside(int coordinate) {
      return coordinate >= 0 && coordinate < side;
    }

    double entropy() {
      double sum = 0;
      for (int i = 0; i < side * side; i++) {
        sum -= at(i) > 0 ? at(i) * Math.log(at(i)) : 0;
      }
      return sum;
    }

    /** Counted from the middle, so that no digits cancel. */
    double spread() {
      int middle = side / 2;
      double sum = 0;
      double x = 0;
      double y = 0;
      double squares = 0;
      for (int i = 0; i < side * side; i++) {
        int dx = i % side - middle;
        int dy = i / side - middle;
        sum += at(i);
        x += at(i) * dx;
        y += at(i) * dy;
        squares += at(i) * (dx * dx + dy * dy);
      }
      return sum > 0 ? Math.sqrt(Math.max(0, squares / sum - (x * x + y * y) / (sum * sum))) : 0;
    }

    private int distanceAlongAxes(int a, int b) {
      return Math.max(Math.abs(a % side - b % side), Math.abs(a / side - b / side));
    }

    double distance(int a, int b) {
      return Math.hypot(a % side - b % side, a / side - b / side);
    }

    boolean atBorder(int place) {
      int dx = place % side;
      int dy = place / side;
      return dx == 0 || dy == 0 || dx == side - 1 || dy == side - 1;
    }
  }
}

package org.cadalign.detect;

import java.util.Comparator;

/**
 * A stretch of pixels of one row that show a roof.
 *
 * @param y row, pixels of the level
 * @param from first column
 * @param to column after the last
 * @param fill what its pixels and those right around the roof show
 */
record Run(int y, int from, int to, FillSum fill) {
  static final Comparator<Run> BY_PLACE =
      Comparator.comparingInt(Run::y).thenComparingInt(Run::from);

  int pixels() {
    return to - from;
  }

  /** Whether another goes on where this one ends, as runs do that a window's border has cut. */
  boolean goesOnIn(Run next) {
    return y == next.y && to == next.from;
  }

  Run with(Run next) {
    return new Run(y, from, next.to, fill.plus(next.fill));
  }
}

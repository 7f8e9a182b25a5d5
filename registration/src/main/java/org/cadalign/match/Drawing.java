package org.cadalign.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** How groups that lie on top of each other are drawn. */
public enum Drawing {
  /** As in training: all in one drawing, where each pixel is of one group. */
  TOGETHER {
    @Override
    Sheets sheets(Placement placement, int level) {
      return new Sheets(level, placement, plot -> List.of(placement.near(plot.window(), level)));
    }
  },

  /**
   * Each as if it were alone, on as many sheets as it takes: labels whose errors have nothing in
   * common cover each other where the buildings do not. Of more than {@value #MOST} groups on one
   * place the last are not drawn, so that memory does not grow with them.
   */
  APART {
    @Override
    Sheets sheets(Placement placement, int level) {
      int[] numbers = numbers(placement, (double) FRINGE * level);
      return new Sheets(level, placement, plot -> Sheets.chosen(plot, numbers));
    }
  };

  /** Pixels within which one group's drawing changes what another is compared by. */
  private static final int FRINGE = 6;

  static final int MOST = 8;

  private static final int UNDRAWN = -1;

  /** How groups of a level are drawn; where windows are cut does not matter to it. */
  abstract Sheets sheets(Placement placement, int level);

  /** The first sheet of each group that has none of an earlier one within the fringe. */
  private static int[] numbers(Placement placement, double fringe) {
    int[] numbers = new int[placement.size()];
    Arrays.fill(numbers, UNDRAWN);
    for (int group = 0; group < numbers.length; group++) {
      Envelope near = new Envelope(placement.envelope(group));
      near.expandBy(fringe);
      BitSet taken = new BitSet();
      placement.eachTouching(
          near,
          other -> {
            if (numbers[other] != UNDRAWN) {
              taken.set(numbers[other]);
            }
          });
      int free = taken.nextClearBit(0);
      numbers[group] = free < MOST ? free : UNDRAWN;
    }
    return numbers;
  }
}

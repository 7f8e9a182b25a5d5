package org.cadalign.trust;

import java.util.List;
import org.cadalign.gate.DataException;

/** Finds the patches of an image that are nearest to some of them. */
interface Neighbours {
  /**
   * A patch near to another.
   *
   * @param piece its index
   * @param similarity 1 for the same
   */
  record Neighbour(int piece, double similarity) {}

  /**
   * The nearest, the nearest first, ties by index; never the patch itself.
   *
   * @param pieces whose neighbours are wanted
   * @param most how many of each
   * @return one list for each of them, in order
   */
  List<List<Neighbour>> of(List<Integer> pieces, int most)
      throws DataException, InterruptedException;
}

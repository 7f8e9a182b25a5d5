package org.cadalign.trust;

import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.retrieve.Neighbour;

/** Finds the patches of an image that are nearest to some of them. */
interface Neighbours {
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

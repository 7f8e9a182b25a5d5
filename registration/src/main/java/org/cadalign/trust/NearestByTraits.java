package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.gradient.InnerProduct;
import org.cadalign.retrieve.NearestHeap;
import org.cadalign.retrieve.Neighbour;

/**
 * Neighbours by {@link Activations}. All rows are read once for all that are asked for, so no more
 * is held than what is asked for.
 *
 * @param store of the rows
 * @param size how many there are
 */
record NearestByTraits(RowStore store, int size) implements Neighbours {
  @Override
  public List<List<Neighbour>> of(List<Integer> pieces, int most) throws DataException {
    List<float[]> wanted = new ArrayList<>();
    List<NearestHeap> heaps = new ArrayList<>();
    for (int piece : pieces) {
      wanted.add(((PatchRow.Derived) store.row(piece)).traits().orElseThrow());
      heaps.add(new NearestHeap(most));
    }
    for (int row = 0; row < size; row++) {
      if (store.row(row) instanceof PatchRow.Derived derived) {
        float[] traits = derived.traits().orElseThrow();
        for (int i = 0; i < wanted.size(); i++) {
          if (pieces.get(i) != row) {
            heaps.get(i).offer(new Neighbour(row, InnerProduct.of(wanted.get(i), traits)));
          }
        }
      }
    }
    return heaps.stream().map(NearestHeap::nearestFirst).toList();
  }
}

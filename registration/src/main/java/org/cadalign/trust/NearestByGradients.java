package org.cadalign.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.retrieve.NearestSamples;
import org.cadalign.retrieve.ReRanking;
import org.cadalign.retrieve.SketchScan;

/**
 * Neighbours by k^C: candidates by their sketches, then exactly.
 *
 * @param store of the rows
 * @param derived gives Jacobians
 */
record NearestByGradients(RowStore store, DerivedPieces derived) implements Neighbours {
  /** Candidates for each that is wanted. */
  private static final int CANDIDATES = 5;

  @Override
  public List<List<Neighbour>> of(List<Integer> pieces, int most) throws DataException {
    NearestSamples samples =
        new ReRanking(new SketchScan(store.sketches()), derived, CANDIDATES * most + 1);
    List<List<Neighbour>> nearest = new ArrayList<>();
    try {
      for (int piece : pieces) {
        nearest.add(
            samples.nearest(derived.of(piece), most + 1).stream()
                .filter(found -> found.sample() != piece)
                .map(found -> new Neighbour(found.sample(), found.similarity()))
                .limit(most)
                .toList());
      }
    } catch (IOException e) {
      throw store.failed(e);
    }
    return nearest;
  }
}

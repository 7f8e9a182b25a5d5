package org.cadalign.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.gradient.GradientSource;
import org.cadalign.match.Workers;
import org.cadalign.retrieve.NearestSamples;
import org.cadalign.retrieve.Neighbour;
import org.cadalign.retrieve.ReRanking;
import org.cadalign.retrieve.SketchScan;

/**
 * Neighbours by k^C: candidates by their sketches, then exactly.
 *
 * @param store of the rows
 * @param source gives Jacobians of the pieces that were seen
 * @param threads workers
 */
record NearestByGradients(RowStore store, GradientSource source, int threads)
    implements Neighbours {
  /** Candidates for each that is wanted. */
  private static final int CANDIDATES = 5;

  @Override
  public List<List<Neighbour>> of(List<Integer> pieces, int most) {
    NearestSamples samples =
        new ReRanking(new SketchScan(store.sketches()), source, CANDIDATES * most + 1);
    List<Workers.Task<List<Neighbour>>> tasks = new ArrayList<>();
    pieces.forEach(piece -> tasks.add(() -> nearest(samples, piece, most)));
    return new Workers(threads).run(tasks);
  }

  /** The patch itself is found too, and is not wanted. */
  private List<Neighbour> nearest(NearestSamples samples, int piece, int most) {
    try {
      return samples.nearest(source.jacobians(piece, piece + 1).get(0), most + 1).stream()
          .filter(found -> found.sample() != piece)
          .limit(most)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

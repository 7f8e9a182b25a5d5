package org.cadalign.retrieve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cadalign.gradient.InnerProduct;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.Whitening;

/** Compares the query's sketch with every stored one; similarities are estimates. */
public final class SketchScan implements NearestSamples {
  private final SketchStore store;

  /**
   * Over a store's committed samples.
   *
   * @param store of {@link SketchMetadata.Content#CORRELATION}; stays open
   */
  public SketchScan(SketchStore store) {
    if (store.metadata().content() != SketchMetadata.Content.CORRELATION) {
      throw new IllegalArgumentException("nearest samples need a store of correlations");
    }
    this.store = store;
  }

  @Override
  public List<Neighbour> nearest(Jacobian query, int k) throws IOException {
    NearestHeap heap = new NearestHeap(k);
    Optional<Jacobian> sketch = store.metadata().sketch().correlation(query, Whitening.FLOOR);
    if (sketch.isPresent()) {
      scan(flat(sketch.get()), heap);
    }
    return heap.nearestFirst();
  }

  private void scan(float[] query, NearestHeap heap) throws IOException {
    float[] row = new float[query.length];
    int size = store.size();
    for (int sample = 0; sample < size; sample++) {
      store.read(sample, row);
      if (evidence(row)) {
        heap.offer(new Neighbour(sample, InnerProduct.of(query, row) / store.metadata().outputs()));
      }
    }
  }

  /** Rows without evidence are zeros; others have length one, and most of their numbers are not. */
  private static boolean evidence(float[] row) {
    for (float value : row) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private float[] flat(Jacobian sketch) {
    int m = sketch.parameters();
    float[] flat = new float[sketch.outputs() * m];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) sketch.rows()[i / m][i % m];
    }
    return flat;
  }
}

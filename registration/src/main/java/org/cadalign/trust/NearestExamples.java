package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.gradient.InnerProduct;
import org.cadalign.kernel.Whitening;
import org.cadalign.retrieve.NearestHeap;
import org.cadalign.retrieve.Neighbour;

/**
 * The training patches that the network treats as it treats a patch, by k^C of sketches. A model
 * carries no pictures, so these are told by their places.
 *
 * @param examples of the model
 * @param whitened its sketches as one row each, of length sqrt(d); empty without evidence
 */
record NearestExamples(TrainingExamples examples, List<Optional<float[]>> whitened) {
  NearestExamples {
    whitened = List.copyOf(whitened);
  }

  static NearestExamples among(TrainingExamples examples) {
    List<Optional<float[]>> whitened = new ArrayList<>();
    for (float[][] sketch : examples.sketches()) {
      whitened.add(whitened(sketch));
    }
    return new NearestExamples(examples, whitened);
  }

  /**
   * The nearest, the nearest first.
   *
   * @param row of the patch, with a sketch of the same map
   */
  List<Neighbour> of(PatchRow.Derived row, int most) {
    Optional<float[]> own = whitened(row.sketch());
    if (own.isEmpty()) {
      return List.of();
    }
    NearestHeap heap = new NearestHeap(most);
    for (int i = 0; i < whitened.size(); i++) {
      if (whitened.get(i).isPresent()) {
        double product = InnerProduct.of(own.get(), whitened.get(i).get());
        heap.offer(new Neighbour(i, product / row.sketch().length));
      }
    }
    return heap.nearestFirst();
  }

  /** Rows made orthonormal, one after the other. */
  private static Optional<float[]> whitened(float[][] sketch) {
    int d = sketch.length;
    double[][] rows = new double[d][sketch[0].length];
    double[][] products = new double[d][d];
    for (int a = 0; a < d; a++) {
      for (int i = 0; i < sketch[a].length; i++) {
        rows[a][i] = sketch[a][i];
      }
      for (int b = 0; b < d; b++) {
        products[a][b] = InnerProduct.of(sketch[a], sketch[b]);
      }
    }
    return Whitening.of(products) instanceof Whitening.Root root
        ? Optional.of(flat(root.times(rows)))
        : Optional.empty();
  }

  private static float[] flat(double[][] rows) {
    int m = rows[0].length;
    float[] flat = new float[rows.length * m];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) rows[i / m][i % m];
    }
    return flat;
  }
}

package org.cadalign.count;

import java.util.Arrays;

/** Similarities that are all in memory. */
record SimilarityMatrix(double[][] similarities) implements SimilarityRows {
  @Override
  public int size() {
    return similarities.length;
  }

  @Override
  public boolean hasEvidence(int sample) {
    return true;
  }

  @Override
  public int blockRows() {
    return Math.max(1, similarities.length);
  }

  @Override
  public double[][] rows(int from, int to) {
    return Arrays.copyOfRange(similarities, from, to);
  }
}

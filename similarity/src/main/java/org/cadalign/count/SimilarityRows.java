package org.cadalign.count;

/**
 * k^C of all pairs of N samples, some rows at a time, for what cannot be counted without pairs.
 * {@link Gram} computes them exactly; a matrix that is at hand is one by {@link #of}.
 */
public interface SimilarityRows {
  /** Number of samples, N. */
  int size();

  /** Whether anything can be said of a sample; its row and column are zeros otherwise. */
  boolean hasEvidence(int sample);

  /** Number of rows that are computed together at no more cost in memory than is allowed. */
  int blockRows();

  /**
   * Some rows.
   *
   * @param from first sample
   * @param to sample after the last
   * @return for each of these samples N numbers, k^C with every sample
   */
  double[][] rows(int from, int to) throws InterruptedException;

  /**
   * Of a matrix in memory, all of whose samples have evidence.
   *
   * @param similarities N rows of N numbers; not copied
   */
  static SimilarityRows of(double[][] similarities) {
    return new SimilarityMatrix(similarities);
  }
}

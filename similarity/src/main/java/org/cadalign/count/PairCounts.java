package org.cadalign.count;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Neighbour counts that need all pairs of samples: hard, positive, and powers. Time grows with the
 * square of the number of samples.
 *
 * @param estimators what was counted
 * @param counts one row for each estimator, one number for each sample, zero without evidence; not
 *     copied
 * @param evidence samples of which something can be said
 */
public record PairCounts(List<PairEstimator> estimators, double[][] counts, BitSet evidence) {
  public PairCounts {
    estimators = List.copyOf(estimators);
    evidence = (BitSet) evidence.clone();
  }

  /** Counts of all samples among themselves; a sample counts itself as one. */
  public static PairCounts of(SimilarityRows rows, List<PairEstimator> estimators)
      throws InterruptedException {
    BitSet evidence = evidence(rows);
    double[][] counts = new double[estimators.size()][rows.size()];
    for (int from = 0; from < rows.size(); from += rows.blockRows()) {
      int to = Math.min(rows.size(), from + rows.blockRows());
      double[][] block = rows.rows(from, to);
      for (int e = 0; e < counts.length; e++) {
        for (int i = from; i < to; i++) {
          counts[e][i] = sum(block[i - from], i, estimators.get(e), evidence);
        }
      }
    }
    return new PairCounts(estimators, counts, evidence);
  }

  /** One sample's count by the e-th estimator; empty without evidence. */
  public OptionalDouble count(int e, int sample) {
    return evidence.get(sample) ? OptionalDouble.of(counts[e][sample]) : OptionalDouble.empty();
  }

  /** Counts by the e-th estimator of the samples that have one, in order. */
  public double[] values(int e) {
    return evidence.stream().mapToDouble(i -> counts[e][i]).toArray();
  }

  /** Number of samples without evidence, which are in nobody's count. */
  public long withoutEvidence() {
    return counts.length == 0 ? 0 : counts[0].length - evidence.cardinality();
  }

  private static BitSet evidence(SimilarityRows rows) {
    BitSet evidence = new BitSet(rows.size());
    IntStream.range(0, rows.size()).filter(rows::hasEvidence).forEach(evidence::set);
    return evidence;
  }

  /** The sample's own term is that of k^C = 1, so that rounding cannot leave it out. */
  private static double sum(double[] row, int i, PairEstimator estimator, BitSet evidence) {
    if (!evidence.get(i)) {
      return 0;
    }
    double sum = 0;
    for (int j = evidence.nextSetBit(0); j >= 0; j = evidence.nextSetBit(j + 1)) {
      sum += estimator.term(j == i ? 1 : row[j]);
    }
    return sum;
  }

  @Override
  public String toString() {
    return estimators + " of " + Arrays.stream(counts).mapToInt(c -> c.length).max().orElse(0);
  }
}

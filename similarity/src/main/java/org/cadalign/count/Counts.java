package org.cadalign.count;

import java.util.List;
import java.util.Optional;

/**
 * Soft counts of a set of samples.
 *
 * @param each one for each sample, in order; empty for a sample without evidence
 * @param among number of samples that were counted among, N
 */
public record Counts(List<Optional<SoftCount>> each, long among) {
  public Counts {
    each = List.copyOf(each);
  }

  /** Number of samples for which there is no count. */
  public long withoutEvidence() {
    return each.stream().filter(Optional::isEmpty).count();
  }

  /** Counts of the samples that have one, in order. */
  public double[] values() {
    return each.stream().flatMap(Optional::stream).mapToDouble(SoftCount::value).toArray();
  }
}

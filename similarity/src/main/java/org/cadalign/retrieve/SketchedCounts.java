package org.cadalign.retrieve;

import java.util.List;
import org.cadalign.count.GramOptions;
import org.cadalign.count.PairCounts;
import org.cadalign.count.PairEstimator;

/**
 * Counts that need all pairs, estimated from sketches, with error bars. The buckets are cut into
 * groups; each estimate is made again without each group in turn, and the spread of those is the
 * error of the whole (the jackknife). Since all pairs share one random map their errors do not
 * average out over a count, and the spread sees that too.
 *
 * @param counts estimates
 * @param standardErrors one row for each estimator, one number for each sample, zero without
 *     evidence; not copied
 */
public record SketchedCounts(PairCounts counts, double[][] standardErrors) {
  /** Groups that the buckets are cut into, at most. */
  private static final int GROUPS = 16;

  /**
   * Counts of a store's committed samples among themselves.
   *
   * @param store of either content, with at least two buckets
   */
  public static SketchedCounts of(
      SketchStore store, List<PairEstimator> estimators, GramOptions options)
      throws InterruptedException {
    int groups = Math.min(GROUPS, store.metadata().size());
    if (groups < 2) {
      throw new IllegalArgumentException("an error bar needs two buckets");
    }
    return new Jackknife(store, groups, estimators).run(options);
  }
}

package org.cadalign.count;

import java.util.function.LongConsumer;
import org.cadalign.kernel.Whitening;

/**
 * How soft counts are computed. None of it changes the result beyond rounding, and workers do not
 * change a bit of it.
 *
 * @param batch samples whose Jacobians a worker asks for at once, and holds: batch d p numbers
 * @param workers threads; one means the caller's own
 * @param floor see {@link Whitening#FLOOR}
 * @param secondPass how the second pass gets its inner products
 * @param progress is told the number of samples done so far in this call, from the caller's thread;
 *     a call that needs two passes counts each sample twice
 */
public record CountOptions(
    int batch, int workers, double floor, SecondPass secondPass, LongConsumer progress) {
  /** Where J S^T comes from. */
  public enum SecondPass {
    /** From Jacobians, computed once more. */
    JACOBIANS,
    /** From directional derivatives along the rows of S, in sources that have a cheap way. */
    DIRECTIONAL
  }

  public CountOptions {
    if (batch < 1 || workers < 1 || !(floor >= 0)) {
      throw new IllegalArgumentException("a batch, a worker and a floor from zero are needed");
    }
  }

  /** One sample at a time, one thread, the usual floor, Jacobians twice, no progress. */
  public static CountOptions defaults() {
    return new CountOptions(1, 1, Whitening.FLOOR, SecondPass.JACOBIANS, done -> {});
  }

  /** The same with another batch. */
  public CountOptions withBatch(int samples) {
    return new CountOptions(samples, workers, floor, secondPass, progress);
  }

  /** The same with another number of threads. */
  public CountOptions withWorkers(int threads) {
    return new CountOptions(batch, threads, floor, secondPass, progress);
  }

  /** The same with another floor. */
  public CountOptions withFloor(double relative) {
    return new CountOptions(batch, workers, relative, secondPass, progress);
  }

  /** The same with another second pass. */
  public CountOptions withSecondPass(SecondPass pass) {
    return new CountOptions(batch, workers, floor, pass, progress);
  }

  /** The same, telling its progress. */
  public CountOptions withProgress(LongConsumer done) {
    return new CountOptions(batch, workers, floor, secondPass, done);
  }
}

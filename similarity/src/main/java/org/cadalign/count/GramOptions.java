package org.cadalign.count;

import org.cadalign.kernel.Whitening;

/**
 * How pair matrices are computed. None of it changes a bit of the result.
 *
 * @param memory bytes that Jacobians and a block of rows may take; if all Jacobians fit into half
 *     of it they are computed once, else anew for each block
 * @param batch samples whose Jacobians are asked for at once
 * @param workers threads; one means the caller's own
 * @param floor see {@link Whitening#FLOOR}
 */
public record GramOptions(long memory, int batch, int workers, double floor) {
  public GramOptions {
    if (memory < 1 || batch < 1 || workers < 1 || !(floor >= 0)) {
      throw new IllegalArgumentException("memory, a batch, a worker and a floor are needed");
    }
  }

  /** Half the heap, eight samples at a time, one thread, the usual floor. */
  public static GramOptions defaults() {
    return new GramOptions(Runtime.getRuntime().maxMemory() / 2, 8, 1, Whitening.FLOOR);
  }

  /** The same with another amount of memory. */
  public GramOptions withMemory(long bytes) {
    return new GramOptions(bytes, batch, workers, floor);
  }

  /** The same with another number of threads. */
  public GramOptions withWorkers(int threads) {
    return new GramOptions(memory, batch, threads, floor);
  }
}

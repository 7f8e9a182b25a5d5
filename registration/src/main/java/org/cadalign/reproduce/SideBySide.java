package org.cadalign.reproduce;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadalign.gate.DataException;

/** Work done on some threads at once. */
public final class SideBySide {
  private SideBySide() {}

  /** The same, unseen. */
  public static <T> List<T> run(List<Callable<T>> work, int threads)
      throws IOException, DataException, InterruptedException {
    return run(work, threads, () -> {});
  }

  /**
   * Does all of it, and gives the results in order; the first fault ends it.
   *
   * @param done called for each result, in order
   */
  public static <T> List<T> run(List<Callable<T>> work, int threads, Runnable done)
      throws IOException, DataException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> waiting = new ArrayList<>();
      work.forEach(one -> waiting.add(workers.submit(one)));
      List<T> results = new ArrayList<>();
      for (Future<T> one : waiting) {
        results.add(one.get());
        done.run();
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      if (e.getCause() instanceof DataException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }
}

package org.cadalign.reproduce.toy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work done on some threads at once. */
final class SideBySide {
  private SideBySide() {}

  /** Does all of it, and gives the results in order; the first fault ends it. */
  static <T> List<T> run(List<Callable<T>> work, int threads)
      throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> waiting = new ArrayList<>();
      work.forEach(one -> waiting.add(workers.submit(one)));
      List<T> results = new ArrayList<>();
      for (Future<T> one : waiting) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }
}

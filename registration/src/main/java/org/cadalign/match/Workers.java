package org.cadalign.match;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs independent tasks on a number of threads; answers come in the order of the tasks, so nothing
 * depends on which thread was first.
 *
 * @param threads that work at once
 */
public record Workers(int threads) {
  /** A task that reports faults of data within its answer. */
  public interface Task<T> extends Callable<T> {
    @Override
    T call();
  }

  /**
   * Runs all tasks and waits for them; the fault of the first that failed, in their order, is
   * thrown.
   */
  public <T> List<T> run(List<? extends Task<T>> tasks) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(pool.submit(task)));
      return futures.stream().map(Workers::answer).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T answer(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a worker", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
    }
  }
}

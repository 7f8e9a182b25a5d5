package org.cadalign.gradient;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs batches of samples side by side and hands their results over in order. Batches start in
 * order too, and few are ahead of the one that is waited for.
 */
public final class OrderedBatches {
  private OrderedBatches() {}

  /** What is done with one batch. */
  @FunctionalInterface
  public interface Task<T> {
    /**
     * Runs on any thread.
     *
     * @param from first sample
     * @param to sample after the last
     */
    T run(int from, int to) throws InterruptedException;
  }

  /**
   * Runs all samples.
   *
   * @param size number of samples
   * @param batch samples in a batch
   * @param workers threads; one means the caller's own
   * @param result takes what a batch came to, on the caller's thread
   */
  public static <T> void run(int size, int batch, int workers, Task<T> task, Consumer<T> result)
      throws InterruptedException {
    if (workers == 1 || size <= batch) {
      for (int from = 0; from < size; from += batch) {
        result.accept(task.run(from, Math.min(size, from + batch)));
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    Queue<Future<T>> running = new ArrayDeque<>();
    try {
      for (int from = 0; from < size; from += batch) {
        if (running.size() == 2 * workers) {
          result.accept(get(running.remove()));
        }
        int first = from;
        running.add(pool.submit(() -> task.run(first, Math.min(size, first + batch))));
      }
      while (!running.isEmpty()) {
        result.accept(get(running.remove()));
      }
    } finally {
      stop(pool, running);
    }
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Nothing may still be running on the source when the caller goes on. */
  private static <T> void stop(ExecutorService pool, Queue<Future<T>> running) {
    if (running.isEmpty()) {
      pool.shutdown();
      return;
    }
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

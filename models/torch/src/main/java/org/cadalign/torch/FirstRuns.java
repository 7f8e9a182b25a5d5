package org.cadalign.torch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets derivatives of a new kind run alone once. oneDNN keeps the convolutions that it has made.
 * Two threads that asked at once for the same derivative while it was not kept yet crashed the
 * process within oneDNN, in up to four of ten starts; derivatives that it has kept, and passes
 * without derivatives, never did.
 */
final class FirstRuns {
  /** oneDNN's store belongs to the process, and so does what is known of it. */
  private static final FirstRuns OF_PROCESS = new FirstRuns();

  private final Set<Object> seen = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Those of oneDNN. */
  static FirstRuns ofProcess() {
    return OF_PROCESS;
  }

  /**
   * Runs a body: alone if none of its kind has ended yet, else side by side with others.
   *
   * @param kind equal for bodies that need the same convolutions
   */
  <T> T run(Object kind, Supplier<T> body) {
    return seen.contains(kind) ? locked(lock.readLock(), body) : first(kind, body);
  }

  private <T> T first(Object kind, Supplier<T> body) {
    return locked(
        lock.writeLock(),
        () -> {
          T result = body.get();
          seen.add(kind);
          return result;
        });
  }

  private static <T> T locked(Lock lock, Supplier<T> body) {
    lock.lock();
    try {
      return body.get();
    } finally {
      lock.unlock();
    }
  }
}

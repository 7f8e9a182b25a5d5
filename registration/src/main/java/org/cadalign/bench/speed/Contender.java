package org.cadalign.bench.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An engine in one configuration, running.
 *
 * @param name for readers
 * @param workers its processes
 */
record Contender(String name, List<Worker> workers) implements AutoCloseable {
  Contender {
    workers = List.copyOf(workers);
  }

  /**
   * How it is started.
   *
   * @param command of a process
   * @param processes that share the work
   * @param threads of each
   * @param precision float32 or bfloat16
   * @param layout plain or channels-last
   */
  record Plan(List<String> command, int processes, int threads, String precision, String layout) {
    Plan {
      command = List.copyOf(command);
    }

    Contender start(String engine, Path folder) throws IOException {
      List<Worker> workers = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        workers.add(Worker.open(command, folder, precision, layout, threads));
      }
      return new Contender(
          String.format(
              Locale.ROOT, "%s %d x %d %s %s", engine, processes, threads, precision, layout),
          workers);
    }
  }

  /** Milliseconds of one command per sample, one after the other. */
  double each(String command, int samples) throws IOException {
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += workers.get(0).ask(command + " " + i).milliseconds();
    }
    return sum;
  }

  /** Milliseconds of so many training steps, shared by the workers, until the last is done. */
  double steps(int count) throws IOException {
    long start = System.nanoTime();
    for (Worker worker : workers) {
      worker.send("steps " + count / workers.size());
    }
    for (Worker worker : workers) {
      worker.answer();
    }
    return (System.nanoTime() - start) / 1e6;
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
  }
}

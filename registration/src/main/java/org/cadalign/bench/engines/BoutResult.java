package org.cadalign.bench.engines;

import java.util.List;
import java.util.Map;
import org.cadalign.bench.speed.Rounds;

/**
 * What a bout of two engines gave.
 *
 * @param bout that was held
 * @param tasks times of both engines, the first one first
 * @param peaks of both, bytes
 */
record BoutResult(Bout bout, Map<Task, Rounds> tasks, List<Double> peaks) {
  BoutResult {
    tasks = Map.copyOf(tasks);
    peaks = List.copyOf(peaks);
  }

  /** The second engine's time over the first one's. */
  double ratio(Task task) {
    return tasks.get(task).ratio(1, 0);
  }

  /** Milliseconds of one window. */
  double milliseconds(Task task, int engine) {
    return tasks.get(task).median(engine) / task.windows(bout);
  }
}

package org.cadalign.progress;

/** Where long tasks say how far they are. */
public interface Progress {
  /**
   * Begins a task.
   *
   * @param name what is done, in a word or two, as "align" or "level 8"
   * @param total how much there is to do, in {@code unit}; 0 where nothing is to be done
   * @param unit symbol that takes a metric prefix, as "px" or "steps"
   */
  Task begin(String name, long total, String unit);

  /**
   * The same for a part of longer work, whose tasks it names.
   *
   * @param part what all of them belong to, as "round 2"
   */
  default Progress within(String part) {
    return (name, total, unit) -> begin(part + ", " + name, total, unit);
  }

  /** Says nothing. */
  static Progress none() {
    return (name, total, unit) -> new SilentTask();
  }

  /** One task, advanced from any thread. */
  interface Task extends AutoCloseable {
    /**
     * Adds to what is done.
     *
     * @param amount since the last call, in the task's unit
     */
    void advance(long amount);

    /** Ends the task, whether it was completed or not. */
    @Override
    void close();
  }
}

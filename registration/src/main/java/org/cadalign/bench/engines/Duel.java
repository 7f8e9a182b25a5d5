package org.cadalign.bench.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cadalign.bench.speed.Rounds;
import org.cadalign.bench.speed.SpeedFiles;
import org.cadalign.bench.speed.Worker;
import org.cadalign.engine.WeightMap;

/**
 * Runs bouts of two engines, each in processes of its own.
 *
 * @param first whose time ratios count from
 * @param second whose time ratios are of
 * @param folder for what the processes read
 * @param warmUps turns of each beforehand that do not count
 * @param rounds turns of each engine
 */
record Duel(String first, String second, Path folder, int warmUps, int rounds) {
  /** How far the lengths of what both compute may lie apart, over the first one's. */
  private static final double SAME = 1e-3;

  /** Processes that are started of each engine to see how long that takes. */
  private static final int STARTS = 3;

  /** Every task of one bout, in turns. */
  BoutResult run(Bout bout) throws IOException {
    SpeedFiles.write(folder, WeightMap.draw(bout.spec(), 1), bout.samples());
    Map<Task, Rounds> tasks = new EnumMap<>(Task.class);
    try (Worker one = open(first, bout);
        Worker other = open(second, bout)) {
      for (Task task : Task.values()) {
        requireSame(task, one, other);
        tasks.put(task, Rounds.of(turns(task, one, other), warmUps, rounds));
      }
      List<Double> peaks = List.of(one.ask("peak").number(), other.ask("peak").number());
      return new BoutResult(bout, tasks, peaks);
    }
  }

  private static List<Rounds.Turn> turns(Task task, Worker... workers) {
    List<Rounds.Turn> turns = new ArrayList<>();
    for (Worker worker : workers) {
      turns.add(() -> worker.ask(task.command()).milliseconds());
    }
    return turns;
  }

  private void requireSame(Task task, Worker one, Worker other) throws IOException {
    double expected = one.ask(task.command()).number();
    double found = other.ask(task.command()).number();
    if (!(Math.abs(found - expected) <= SAME * Math.abs(expected))) {
      throw new IOException(
          "%s: %s finds %g, %s %g".formatted(task.command(), first, expected, second, found));
    }
  }

  /** Milliseconds until both have answered for a window. */
  Rounds starts(Bout bout) throws IOException {
    SpeedFiles.write(folder, WeightMap.draw(bout.spec(), 1), bout.samples());
    return Rounds.of(List.of(() -> start(first, bout), () -> start(second, bout)), 1, STARTS);
  }

  private double start(String engine, Bout bout) throws IOException {
    long start = System.nanoTime();
    try (Worker worker = open(engine, bout)) {
      worker.ask("open");
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private Worker open(String engine, Bout bout) throws IOException {
    return Worker.start(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            EngineWorker.class.getName(),
            engine,
            bout.preset(),
            folder.toString()),
        1);
  }
}

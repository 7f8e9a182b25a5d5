package org.cadalign.reproduce.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cadalign.toy.Mlp;

/**
 * How mean counts go along the training, for the first seed of every frequency.
 *
 * @param points frequency after frequency, each in the order of its epochs
 */
record ToyDynamics(List<Point> points) {
  /**
   * One network.
   *
   * @param soft mean of N_S
   * @param hard mean of N_.8
   * @param error mean of |prediction - label|
   */
  record Point(int frequency, int epoch, double soft, double hard, double error) {}

  ToyDynamics {
    points = List.copyOf(points);
  }

  /** Counts at every checkpoint of a run. */
  static List<Point> of(ToySetting setting, ToyRun run) throws InterruptedException {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<Integer, Mlp> entry : run.networks().entrySet()) {
      ToyCounts counts = ToyCounts.of(entry.getValue(), setting.data());
      ToyCurve curve = new ToyCurve(setting.data(), List.of(counts));
      points.add(
          new Point(
              setting.frequency(),
              entry.getKey(),
              curve.mean(ToyEstimator.SOFT),
              curve.mean(ToyEstimator.hard(0.8)),
              counts.error()));
    }
    return points;
  }

  List<Integer> epochs() {
    return points.stream().map(Point::epoch).distinct().sorted().toList();
  }

  /** Points of one frequency by epoch. */
  Map<Integer, Point> of(int frequency) {
    return points.stream()
        .filter(point -> point.frequency() == frequency)
        .collect(Collectors.toMap(Point::epoch, point -> point));
  }
}

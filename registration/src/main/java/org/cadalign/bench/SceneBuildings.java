package org.cadalign.bench;

import java.util.List;
import org.cadalign.bench.AveragePrecision.Detection;

/**
 * What was found on a scene whose labels were outdated, over all seeds.
 *
 * @param name of the scene
 * @param kind of its image
 * @param unlabelled buildings that had no label
 * @param detections what was found in their stead
 * @param labels those that were left, and the stale ones
 */
record SceneBuildings(
    String name, Kind kind, int unlabelled, List<Detection> detections, List<JudgedLabel> labels) {
  SceneBuildings {
    detections = List.copyOf(detections);
    labels = List.copyOf(labels);
  }

  /** Figures of the two are never mixed. */
  enum Kind {
    REAL,
    SYNTHETIC
  }

  /**
   * Labels by what was said of them.
   *
   * @param told stale ones that were said to be so
   * @param missed stale ones that were not
   * @param wronged right ones that were said to be stale
   * @param right all right ones
   */
  record Vanished(long told, long missed, long wronged, long right) {
    double precision() {
      return (double) told / (told + wronged);
    }

    double recall() {
      return (double) told / (told + missed);
    }
  }

  Vanished vanished() {
    return new Vanished(
        labels.stream().filter(label -> label.stale() && label.told()).count(),
        labels.stream().filter(label -> label.stale() && !label.told()).count(),
        labels.stream().filter(label -> !label.stale() && label.told()).count(),
        labels.stream().filter(label -> !label.stale()).count());
  }

  double averagePrecision() {
    return AveragePrecision.of(detections, unlabelled);
  }

  long hits() {
    return detections.stream().filter(Detection::hit).count();
  }
}

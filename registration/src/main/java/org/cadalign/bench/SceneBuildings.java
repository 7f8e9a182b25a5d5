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
 * @param vanished how labels where no building stands were told from others
 */
record SceneBuildings(
    String name, Kind kind, int unlabelled, List<Detection> detections, Vanished vanished) {
  SceneBuildings {
    detections = List.copyOf(detections);
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
  record Vanished(int told, int missed, int wronged, int right) {
    static final Vanished NONE = new Vanished(0, 0, 0, 0);

    Vanished plus(Vanished other) {
      return new Vanished(
          told + other.told, missed + other.missed, wronged + other.wronged, right + other.right);
    }

    double precision() {
      return (double) told / (told + wronged);
    }

    double recall() {
      return (double) told / (told + missed);
    }
  }

  double averagePrecision() {
    return AveragePrecision.of(detections, unlabelled);
  }

  long hits() {
    return detections.stream().filter(Detection::hit).count();
  }
}

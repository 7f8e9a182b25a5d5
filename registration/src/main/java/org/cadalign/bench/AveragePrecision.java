package org.cadalign.bench;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Average precision of found shapes: the area under precision over recall as the least score falls,
 * precision made falling (Everingham et al. 2010, all points).
 */
final class AveragePrecision {
  private static final double LEAST_OVERLAP = 0.5;

  private AveragePrecision() {}

  /**
   * Something that was found.
   *
   * @param score how sure that is
   * @param hit whether it is one of those that were looked for
   */
  record Detection(double score, boolean hit) {}

  /**
   * The area; NaN where nothing was to be found.
   *
   * @param detections in any order; of equal scores misses go first
   * @param wanted how many were to be found
   */
  static double of(List<Detection> detections, int wanted) {
    List<Detection> sorted =
        detections.stream()
            .sorted(
                Comparator.comparingDouble(Detection::score)
                    .reversed()
                    .thenComparing(Detection::hit))
            .toList();
    if (wanted == 0) {
      return Double.NaN;
    }
    double area = 0;
    double best = 0;
    int hits = (int) sorted.stream().filter(Detection::hit).count();
    for (int i = sorted.size() - 1; i >= 0; i--) {
      best = Math.max(best, (double) hits / (i + 1));
      if (sorted.get(i).hit()) {
        area += best / wanted;
        hits--;
      }
    }
    return area;
  }

  /**
   * Which shapes are hits: intersection over union with a wanted one of at least one half. Those
   * with higher scores choose first, and each wanted one is found once.
   */
  static List<Detection> match(List<Scored> found, List<Geometry> wanted) {
    STRtree index = new STRtree();
    wanted.forEach(shape -> index.insert(shape.getEnvelopeInternal(), shape));
    Set<Geometry> taken = new HashSet<>();
    return found.stream()
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .map(scored -> new Detection(scored.score(), hits(scored.shape(), index, taken)))
        .toList();
  }

  /** A shape that was found and how sure that is. */
  record Scored(Geometry shape, double score) {}

  private static boolean hits(Geometry shape, STRtree index, Set<Geometry> taken) {
    for (Object candidate : index.query(shape.getEnvelopeInternal())) {
      Geometry wanted = (Geometry) candidate;
      if (overlap(shape, wanted) >= LEAST_OVERLAP && taken.add(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static double overlap(Geometry one, Geometry other) {
    double shared = one.intersection(other).getArea();
    return shared / (one.getArea() + other.getArea() - shared);
  }
}

package org.cadalign.detect;

import java.util.Optional;
import org.cadalign.draw.MapRaster;

/**
 * Sums over the region of one footprint: how much of an edge the image shows along its outline, and
 * how much more roof within it than right around it. The edge counts more, since in a dense quarter
 * what is around are roofs, too; for the same reason less roof within than around counts as none.
 */
final class SupportSums {
  private static final double WEIGHT_OF_ROOF = 0.5;

  private double inside;
  private double fillInside;
  private double around;
  private double fillAround;
  private double outline;
  private double edge;

  /** Adds a pixel of the footprint's region that shows an image. */
  void add(Segments segments, MapRaster map, int pixel) {
    double fill = map.fill()[pixel];
    if (fill > 0) {
      inside += fill;
      fillInside += fill * segments.fill()[pixel];
    } else {
      around++;
      fillAround += segments.fill()[pixel];
    }
    outline += map.edge()[pixel];
    edge += map.edge()[pixel] * segments.edge()[pixel];
  }

  /**
   * Mean edge, plus half of what mean fill is more within than around, at most 1; empty if not
   * seen.
   */
  Optional<Double> support() {
    if (inside == 0) {
      return Optional.empty();
    }
    double roof = Math.max(0, fillInside / inside - mean(fillAround, around));
    return Optional.of(Math.min(1, mean(edge, outline) + WEIGHT_OF_ROOF * roof));
  }

  private static double mean(double sum, double weight) {
    return weight == 0 ? 0 : sum / weight;
  }
}

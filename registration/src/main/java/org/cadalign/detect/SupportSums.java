package org.cadalign.detect;

import java.util.Optional;
import org.cadalign.draw.MapRaster;

/**
 * Sums over the region of one footprint: how much more roof the image shows within its outline than
 * right around it, and how much of an edge along it. Either alone is weak: roofs of neighbours
 * stand in the ring of a terrace, and yards have edges too.
 */
final class SupportSums {
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

  /** Mean fill within, less mean fill around, plus mean edge, cut to 0..1; empty if not seen. */
  Optional<Double> support() {
    if (inside == 0) {
      return Optional.empty();
    }
    double sum = fillInside / inside - mean(fillAround, around) + mean(edge, outline);
    return Optional.of(Math.max(0, Math.min(1, sum)));
  }

  private static double mean(double sum, double weight) {
    return weight == 0 ? 0 : sum / weight;
  }
}

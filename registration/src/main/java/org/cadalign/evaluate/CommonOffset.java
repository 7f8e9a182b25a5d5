package org.cadalign.evaluate;

import java.util.List;
import org.cadalign.field.Displacement;

/**
 * What all vertices' errors have in common, and what is left about it. A layer that is wrong by one
 * shift and right otherwise has a large offset and a small rest; so has a true layer that is itself
 * shifted against the image, which no alignment to the image can follow. (The bias of ISO 19157.)
 *
 * @param mean of the offsets from the truth to the layer, metres along the plane's axes
 * @param about distances from that mean, in a few figures
 */
public record CommonOffset(Displacement mean, ErrorSummary about) {
  /**
   * Sums up offsets.
   *
   * @param offsets at least one, metres
   */
  static CommonOffset of(List<Displacement> offsets) {
    Displacement sum = offsets.stream().reduce(Displacement.ZERO, Displacement::plus);
    Displacement mean = sum.times(1.0 / offsets.size());
    double[] about = offsets.stream().mapToDouble(d -> d.minus(mean).length()).toArray();
    return new CommonOffset(mean, ErrorSummary.of(about));
  }
}

package org.cadalign.retrieve;

import java.util.Comparator;

/**
 * A sample near to another.
 *
 * @param sample its index
 * @param similarity k^C, or another measure that is larger for nearer ones
 */
public record Neighbour(int sample, double similarity) {
  /** The most similar first, equal ones by index. */
  public static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingDouble(Neighbour::similarity)
          .reversed()
          .thenComparingInt(Neighbour::sample);
}

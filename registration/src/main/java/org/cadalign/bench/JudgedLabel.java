package org.cadalign.bench;

import java.util.Optional;

/**
 * A label, and what was said of it.
 *
 * @param stale whether no building stands there
 * @param told whether it was said to be stale
 * @param support that was measured; empty where the image does not show its place
 */
record JudgedLabel(boolean stale, boolean told, Optional<Double> support) {
  /** Whether its support is below a bound. */
  boolean isBelow(double bound) {
    return support.filter(s -> s < bound).isPresent();
  }
}

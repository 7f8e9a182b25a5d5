package org.cadalign.detect;

import java.util.List;

/**
 * How support is measured and what is made of it. Thresholds were chosen on the training and tuning
 * scenes and on made-up cities, see docs/results.md.
 *
 * @param levels L at which it is measured, one after the other; the last that sees it counts; none
 *     to measure nothing
 * @param enough support from which no further level is asked
 * @param rim how far around an outline the image is compared with what it shows within, pixels of
 *     the level
 * @param minSupport least support that a building is believed with; 0 believes all
 */
public record SupportOptions(List<Integer> levels, double enough, double rim, double minSupport) {
  /**
   * Least support unless the user says otherwise: none, since walls without a roof and sheds of
   * grass are buildings too, and have as little as empty ground.
   */
  public static final double MIN_SUPPORT = 0;

  /** Least support where all buildings have roofs; what is measured. */
  public static final double WITH_ROOFS = 0.06;

  public SupportOptions {
    levels = List.copyOf(levels);
    if (!(minSupport >= 0 && minSupport <= 1)) {
      throw new IllegalArgumentException("least support " + minSupport);
    }
  }

  /** Nothing is measured, and all are believed. */
  public static SupportOptions unmeasured() {
    return new SupportOptions(List.of(), 0, 0, 0);
  }

  /**
   * Level 2 for all, and level 1, which sees more and costs four times as much, for the doubtful.
   */
  public static SupportOptions withMinSupport(double minSupport) {
    return new SupportOptions(List.of(2, 1), 0.5, 2, minSupport);
  }
}

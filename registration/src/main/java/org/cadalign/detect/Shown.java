package org.cadalign.detect;

/**
 * Probabilities of fill, summed. They are summed as whole numbers, so that a sum does not depend on
 * its order.
 *
 * @param fill sum in units of {@value #UNIT}
 * @param pixels how many were summed
 */
record Shown(long fill, long pixels) {
  static final Shown NOTHING = new Shown(0, 0);

  private static final double UNIT = 1e-4;

  static Shown of(float probability) {
    return new Shown(Math.round(probability / UNIT), 1);
  }

  Shown plus(Shown other) {
    return new Shown(fill + other.fill, pixels + other.pixels);
  }

  double mean() {
    return UNIT * fill / pixels;
  }
}

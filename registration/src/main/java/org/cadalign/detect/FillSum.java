package org.cadalign.detect;

/**
 * Probabilities of fill, summed. They are summed as whole numbers, so that a sum does not depend on
 * its order.
 *
 * @param fill sum in units of {@value #UNIT}
 * @param pixels how many were summed
 */
record FillSum(long fill, long pixels) {
  static final FillSum NOTHING = new FillSum(0, 0);

  private static final double UNIT = 1e-4;

  static FillSum of(float probability) {
    return new FillSum(Math.round(probability / UNIT), 1);
  }

  FillSum plus(FillSum other) {
    return new FillSum(fill + other.fill, pixels + other.pixels);
  }

  double mean() {
    return UNIT * fill / pixels;
  }
}

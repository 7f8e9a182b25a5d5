package org.cadalign.synth;

import java.util.random.RandomGenerator;

/**
 * A colour, or the light of one.
 *
 * @param red 0 to 1, more where it is over-exposed
 * @param green as red
 * @param blue as red
 */
record Rgb(double red, double green, double blue) {
  static Rgb grey(double value) {
    return new Rgb(value, value, value);
  }

  /** Brighter or darker. */
  Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  /** Filtered by another colour. */
  Rgb times(Rgb filter) {
    return new Rgb(red * filter.red, green * filter.green, blue * filter.blue);
  }

  /**
   * Between this and another colour.
   *
   * @param share of the other, 0 to 1
   */
  Rgb mixed(Rgb other, double share) {
    double kept = 1 - share;
    return new Rgb(
        kept * red + share * other.red,
        kept * green + share * other.green,
        kept * blue + share * other.blue);
  }

  /**
   * A colour near this one: brightness differs by up to {@code spread} of it, each band by a
   * quarter.
   */
  Rgb near(RandomGenerator random, double spread) {
    double brightness = 1 + spread * (2 * random.nextDouble() - 1);
    return new Rgb(
        red * brightness * band(random, spread),
        green * brightness * band(random, spread),
        blue * brightness * band(random, spread));
  }

  private static double band(RandomGenerator random, double spread) {
    return 1 + spread / 4 * (2 * random.nextDouble() - 1);
  }
}

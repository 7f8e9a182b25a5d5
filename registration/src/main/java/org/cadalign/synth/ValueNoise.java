package org.cadalign.synth;

/**
 * Values between -1 and 1 that vary smoothly over the plane: random at the nodes of a grid of unit
 * cells, smooth between them.
 *
 * @param seed of the values
 */
record ValueNoise(long seed) {
  private static final long ACROSS = 0x9E3779B97F4A7C15L;
  private static final long DOWN = 0xC2B2AE3D27D4EB4FL;

  /** The value at a place. */
  double at(double x, double y) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    long column = (long) left;
    long row = (long) top;
    double right = smooth(x - left);
    double down = smooth(y - top);
    double above = between(node(column, row), node(column + 1, row), right);
    double below = between(node(column, row + 1), node(column + 1, row + 1), right);
    return between(above, below, down);
  }

  /**
   * A sum of values over ever finer cells, each of half the strength of the last.
   *
   * @param octaves how many
   */
  double fractal(double x, double y, int octaves) {
    double sum = 0;
    double strength = 0.5;
    double scale = 1;
    for (int octave = 0; octave < octaves; octave++) {
      // Each octave lies elsewhere, so that their nodes do not fall together.
      sum += strength * at(x * scale + 17.3 * octave, y * scale + 31.7 * octave);
      strength /= 2;
      scale *= 2;
    }
    return sum;
  }

  /** The value of a cell, the same all over it. */
  double cell(double x, double y) {
    return node((long) Math.floor(x), (long) Math.floor(y));
  }

  /** Random between -1 and 1, by the place alone. */
  double node(long column, long row) {
    long bits = seed + column * ACROSS + row * DOWN;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    bits ^= bits >>> 31;
    return (bits >> 11) * 0x1.0p-52;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }
}

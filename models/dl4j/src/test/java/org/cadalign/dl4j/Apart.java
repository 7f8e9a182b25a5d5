package org.cadalign.dl4j;

/** How far two results lie apart. */
final class Apart {
  private Apart() {}

  /** Norm of the difference over the norm of what is expected. */
  static double relative(double[] found, double[] expected) {
    if (found.length != expected.length) {
      throw new AssertionError(found.length + " values instead of " + expected.length);
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < found.length; i++) {
      difference += (found[i] - expected[i]) * (found[i] - expected[i]);
      norm += expected[i] * expected[i];
    }
    return Math.sqrt(difference / norm);
  }

  /** The same of single precision. */
  static double relative(float[] found, float[] expected) {
    return relative(Values.wide(found), Values.wide(expected));
  }
}

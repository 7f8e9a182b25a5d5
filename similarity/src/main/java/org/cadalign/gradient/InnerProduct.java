package org.cadalign.gradient;

/**
 * Inner products of long vectors, in double precision and in an order of summation that depends on
 * the length alone.
 */
public final class InnerProduct {
  private InnerProduct() {}

  /** Inner product of two vectors of the same length. */
  public static double of(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("vectors of " + a.length + " and of " + b.length);
    }
    return of(a, b, 0, a.length);
  }

  /**
   * Inner product over a range of entries. Four sums run side by side, since additions to a single
   * one would wait for each other.
   *
   * @param from first entry
   * @param to entry after the last
   */
  public static double of(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Inner product of two vectors of single precision and of the same length. */
  public static double of(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("vectors of " + a.length + " and of " + b.length);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

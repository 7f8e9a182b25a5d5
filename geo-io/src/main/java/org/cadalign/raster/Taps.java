package org.cadalign.raster;

/**
 * Which source pixels a target pixel is made of, along one axis.
 *
 * <p>Target pixel i covers the source from {@code a = i s} to {@code b = (i + 1) s}. It is the
 * mean, over that interval, of the linear interpolation between the centres of the source pixels:
 * an area weighted, anti-aliased mean where the image is reduced, bilinear interpolation where it
 * is enlarged. With Λ the triangle of half width 1 and F its integral, the weight of source pixel k
 * is {@code (F(b - k - 1/2) - F(a - k - 1/2)) / (b - a)}.
 *
 * <p>Weights depend on i alone, never on the window that is read, so that the result does not
 * either.
 */
final class Taps {
  private final int first;
  private final int[] begin;
  private final float[][] weights;

  /**
   * @param scale source pixels of a target pixel
   * @param first target pixel
   * @param count of target pixels
   */
  Taps(double scale, int first, int count) {

    this.first = first;
    this.begin = new int[count];
    this.weights = new float[count][];
    for (int i = 0; i < count; i++) {
      fill(scale, i);
    }
  }

  private void fill(double scale, int i) {
    double a = (first + i) * scale;
    double b = (first + i + 1.0) * scale;
    int from = (int) Math.floor(a - 0.5);
    int to = (int) Math.ceil(b + 0.5);
    begin[i] = from;
    weights[i] = new float[to - from];
    for (int k = from; k < to; k++) {
      weights[i][k - from] = (float) ((integral(b - k - 0.5) - integral(a - k - 0.5)) / (b - a));
    }
  }

  /** F, the integral of the triangle from -1. */
  private static double integral(double t) {
    if (t <= -1) {
      return 0;
    }
    if (t >= 1) {
      return 1;
    }
    return t <= 0 ? (t + 1) * (t + 1) / 2 : 1 - (1 - t) * (1 - t) / 2;
  }

  int count() {
    return begin.length;
  }

  /** First source pixel of the i-th target pixel. */
  int begin(int i) {
    return begin[i];
  }

  float[] weights(int i) {
    return weights[i];
  }

  /** First source pixel of all. */
  int sourceBegin() {
    return begin[0];
  }

  /** Source pixel after the last of all. */
  int sourceEnd() {
    int last = begin.length - 1;
    return begin[last] + weights[last].length;
  }
}

package org.cadalign.shift;

import java.util.Arrays;

/**
 * Sums of products of image and drawing over shifts, in float32, and their derivatives, without the
 * many copies of the image that tensor operations make of it. For one pixel and one dy, the image
 * at all dx is one run of memory, and so is the drawing repeated for every dx.
 */
public final class ShiftProducts {
  private final int side;
  private final int channels;
  private final int run;
  private final float[] seen;
  private final int stride;
  private final float[] drawn;
  private final int[] corners;
  private final int[] ends;

  /**
   * @param radius largest shift, pixels
   * @param seen image (rows, columns, channels), with {@code radius} zeros around it
   * @param columns of the image, with the zeros
   * @param drawn drawing (pixels, channels), group by group
   * @param corners of each pixel of the drawing the upper left pixel of the image that it meets at
   *     some shift
   * @param ends of each group the index of the pixel after its last
   */
  public ShiftProducts(
      int radius, float[] seen, int columns, float[] drawn, int[] corners, int[] ends) {
    this.side = 2 * radius + 1;
    this.channels = corners.length == 0 ? 1 : drawn.length / corners.length;
    this.run = side * channels;
    this.seen = seen;
    this.stride = columns * channels;
    this.drawn = drawn;
    this.corners = corners;
    this.ends = ends;
  }

  /** (groups, 3, dy, dx): channel 0, channel 1, the sum of all others. */
  public float[] volumes() {
    float[] volumes = new float[ends.length * volumeSize()];
    float[] repeated = new float[run];
    int pixel = 0;
    for (int group = 0; group < ends.length; group++) {
      float[] sums = new float[side * run];
      for (; pixel < ends[group]; pixel++) {
        repeat(pixel, repeated);
        for (int dy = 0; dy < side; dy++) {
          addProducts(sums, dy * run, repeated, 0, seen, at(pixel, dy), run);
        }
      }
      collect(sums, volumes, group * volumeSize());
    }
    return volumes;
  }

  /** Derivatives of a value by image and drawing, from those by the volumes. */
  public Gradients gradients(float[] byVolumes) {
    Gradients gradients = new Gradients(new float[seen.length], new float[drawn.length]);
    float[] repeated = new float[run];
    float[] byDrawing = new float[run];
    int pixel = 0;
    for (int group = 0; group < ends.length; group++) {
      float[] factors = spread(byVolumes, group * volumeSize());
      for (; pixel < ends[group]; pixel++) {
        repeat(pixel, repeated);
        Arrays.fill(byDrawing, 0);
        for (int dy = 0; dy < side; dy++) {
          int at = at(pixel, dy);
          addProducts(byDrawing, 0, factors, dy * run, seen, at, run);
          addProducts(gradients.seen, at, factors, dy * run, repeated, 0, run);
        }
        fold(byDrawing, gradients.drawn, pixel * channels);
      }
    }
    return gradients;
  }

  /** A loop by itself, so that the compiler makes vector instructions of it. */
  private static void addProducts(
      float[] sums, int to, float[] a, int fromA, float[] b, int fromB, int count) {
    for (int i = 0; i < count; i++) {
      sums[to + i] += a[fromA + i] * b[fromB + i];
    }
  }

  private int at(int pixel, int dy) {
    return corners[pixel] * channels + dy * stride;
  }

  private void repeat(int pixel, float[] repeated) {
    int from = pixel * channels;
    for (int i = 0; i < run; i += channels) {
      for (int channel = 0; channel < channels; channel++) {
        repeated[i + channel] = drawn[from + channel];
      }
    }
  }

  /** The sum over all dx. */
  private void fold(float[] products, float[] sums, int to) {
    for (int i = 0; i < run; i += channels) {
      for (int channel = 0; channel < channels; channel++) {
        sums[to + channel] += products[i + channel];
      }
    }
  }

  private void collect(float[] sums, float[] volumes, int to) {
    for (int i = 0; i < sums.length; i++) {
      volumes[to + place(i)] += sums[i];
    }
  }

  private float[] spread(float[] volumes, int from) {
    float[] factors = new float[side * run];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = volumes[from + place(i)];
    }
    return factors;
  }

  /** Where the product number i, of (dy, dx, channel), counts in a volume. */
  private int place(int i) {
    int volume = Math.min(i % channels, 2);
    return volume * side * side + i / channels;
  }

  private int volumeSize() {
    return 3 * side * side;
  }

  /**
   * Derivatives.
   *
   * @param seen by the image, zeros around it included
   * @param drawn by the drawing
   */
  public record Gradients(float[] seen, float[] drawn) {}
}

package org.cadalign.data;

/**
 * An image at one level, in memory.
 *
 * @param width columns, pixels of the level
 * @param height rows, pixels of the level
 * @param bands {@code [3][height * width]} samples 0..255 as unsigned bytes
 * @param valid {@code [height * width]} 1 where the image holds data, else 0
 */
public record Plane(int width, int height, byte[][] bands, byte[] valid) {
  public Plane {
    int n = Math.multiplyExact(width, height);
    if (bands.length != 3 || bands[0].length != n || valid.length != n) {
      throw new IllegalArgumentException("planes do not hold 3 x " + height + " x " + width);
    }
  }

  /**
   * Rounds samples to bytes.
   *
   * @param bands {@code [3][height * width]} samples 0..255
   * @param valid {@code [height * width]} share of the pixel that holds data; valid from one half
   *     on
   */
  public static Plane of(int width, int height, float[][] bands, float[] valid) {
    byte[][] samples = new byte[3][valid.length];
    byte[] mask = new byte[valid.length];
    for (int i = 0; i < valid.length; i++) {
      mask[i] = (byte) (valid[i] >= ImageScaling.VALID_FROM ? 1 : 0);
      for (int band = 0; band < 3; band++) {
        samples[band][i] = (byte) Math.round(Math.max(0, Math.min(255, bands[band][i])));
      }
    }
    return new Plane(width, height, samples, mask);
  }

  /**
   * A part of it.
   *
   * @param x first column
   * @param y first row
   * @param columns at least 1, inside the plane
   * @param rows at least 1, inside the plane
   */
  Plane cropped(int x, int y, int columns, int rows) {
    byte[][] samples = new byte[3][columns * rows];
    byte[] mask = new byte[columns * rows];
    for (int row = 0; row < rows; row++) {
      int from = (y + row) * width + x;
      System.arraycopy(valid, from, mask, row * columns, columns);
      for (int band = 0; band < 3; band++) {
        System.arraycopy(bands[band], from, samples[band], row * columns, columns);
      }
    }
    return new Plane(columns, rows, samples, mask);
  }

  /** The next coarser level: means of 2 x 2 pixels, of which at least two must be valid. */
  public Plane halved() {
    int w = (width + 1) / 2;
    int h = (height + 1) / 2;
    float[][] means = new float[3][w * h];
    float[] share = new float[w * h];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = y * width + x;
        if (valid[from] != 0) {
          int to = y / 2 * w + x / 2;
          share[to] += 0.25f;
          for (int band = 0; band < 3; band++) {
            means[band][to] += 0.25f * (bands[band][from] & 0xff);
          }
        }
      }
    }
    for (int i = 0; i < share.length; i++) {
      for (int band = 0; band < 3 && share[i] > 0; band++) {
        means[band][i] /= share[i];
      }
    }
    return of(w, h, means, share);
  }

  /**
   * Samples bilinearly between pixel centres.
   *
   * @param x continuous pixel coordinate, 0.5 at the first pixel's centre
   * @param y likewise, downwards
   * @param samples receives three samples 0..255
   * @return whether every pixel that has a part in them is valid
   */
  boolean sample(double x, double y, float[] samples) {
    int column = (int) Math.floor(x - 0.5);
    int row = (int) Math.floor(y - 0.5);
    float right = (float) (x - 0.5 - column);
    float below = (float) (y - 0.5 - row);
    samples[0] = 0;
    samples[1] = 0;
    samples[2] = 0;
    return add(column, row, (1 - right) * (1 - below), samples)
        && add(column + 1, row, right * (1 - below), samples)
        && add(column, row + 1, (1 - right) * below, samples)
        && add(column + 1, row + 1, right * below, samples);
  }

  private boolean add(int column, int row, float weight, float[] samples) {
    if (weight == 0) {
      return true;
    }
    if (column < 0 || row < 0 || column >= width || row >= height) {
      return false;
    }
    int at = row * width + column;
    for (int band = 0; band < 3; band++) {
      samples[band] += weight * (bands[band][at] & 0xff);
    }
    return valid[at] != 0;
  }
}

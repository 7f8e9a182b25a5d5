package org.cadalign.raster;

/**
 * Adds up source rows, in their order, into the weighted sums of target pixels: first along the
 * row, then down.
 */
final class LevelSum {
  private static final float LEAST = 1e-4f;

  private final Taps columns;
  private final Taps rows;
  private final int width;
  private final float[][] sums;
  private final float[][] line;
  private int firstOpen;

  LevelSum(Taps columns, Taps rows) {
    this.columns = columns;
    this.rows = rows;
    this.width = columns.count();
    this.sums = new float[4][width * rows.count()];
    this.line = new float[4][width];
  }

  /** Adds a strip of source rows; strips must come from the top down, all of the same columns. */
  void add(Pixels strip) {
    Window w = strip.window();
    float[][] source = new float[4][w.width()];
    for (int y = 0; y < w.height(); y++) {
      if (!unpack(strip, y, source)) {
        continue;
      }
      for (int plane = 0; plane < 4; plane++) {
        along(source[plane], w.x(), line[plane]);
      }
      down(w.y() + y);
    }
  }

  private static boolean unpack(Pixels strip, int y, float[][] source) {
    int n = strip.window().width();
    int from = y * n;
    for (int band = 0; band < 3; band++) {
      byte[] bytes = strip.bands()[band];
      for (int x = 0; x < n; x++) {
        source[band][x] = bytes[from + x] & 0xff;
      }
    }
    int any = 0;
    for (int x = 0; x < n; x++) {
      any |= strip.valid()[from + x];
      source[3][x] = strip.valid()[from + x];
    }
    return any != 0;
  }

  private void along(float[] source, int left, float[] target) {
    for (int i = 0; i < width; i++) {
      float[] weights = columns.weights(i);
      int shift = columns.begin(i) - left;
      int from = Math.max(0, -shift);
      int to = Math.min(weights.length, source.length - shift);
      float sum = 0;
      for (int k = from; k < to; k++) {
        sum += weights[k] * source[shift + k];
      }
      target[i] = sum;
    }
  }

  private void down(int y) {
    while (firstOpen < rows.count()
        && rows.begin(firstOpen) + rows.weights(firstOpen).length <= y) {
      firstOpen++;
    }
    for (int j = firstOpen; j < rows.count() && rows.begin(j) <= y; j++) {
      int k = y - rows.begin(j);
      if (k < rows.weights(j).length && rows.weights(j)[k] != 0) {
        addRow(rows.weights(j)[k], j * width);
      }
    }
  }

  private void addRow(float weight, int at) {
    for (int plane = 0; plane < 4; plane++) {
      float[] sum = sums[plane];
      float[] row = line[plane];
      for (int i = 0; i < row.length; i++) {
        sum[at + i] += weight * row[i];
      }
    }
  }

  /** The mean of each band over the valid part of each pixel. */
  float[][] means() {
    float[][] means = new float[3][];
    for (int band = 0; band < 3; band++) {
      means[band] = sums[band].clone();
      for (int i = 0; i < means[band].length; i++) {
        float part = sums[3][i];
        means[band][i] = part < LEAST ? 0 : Math.min(255, means[band][i] / part);
      }
    }
    return means;
  }

  /** How much of each pixel is valid, 0..1. */
  float[] coverage() {
    float[] coverage = sums[3].clone();
    for (int i = 0; i < coverage.length; i++) {
      coverage[i] = coverage[i] < LEAST ? 0 : Math.min(1, coverage[i]);
    }
    return coverage;
  }
}

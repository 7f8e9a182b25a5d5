package org.cadalign.dl4j;

/**
 * What the network sees in the image: probabilities of fill and edge, then learnt channels, 0 where
 * there is no image, and {@code radius} zeros around each window. Windows lie below each other.
 */
final class Seen {
  /** Channels of the segmentation: fill, edge, vertex; the last one is not matched. */
  private static final int SEGMENTED = 3;

  private static final int MATCHED = 2;

  private final WindowShape shape;
  private final int encoded;
  private final int radius;
  private final float[] valid;
  private final double[] padded;

  /**
   * @param shape of the windows
   * @param encoded what the encoder gives (B, 3 + learnt, H, W)
   * @param valid 1 where there is an image (B, 1, H, W)
   */
  Seen(WindowShape shape, double[] encoded, float[] valid, int radius) {
    this.shape = shape;
    this.encoded = encoded.length / shape.pixels();
    this.radius = radius;
    this.valid = valid;
    this.padded = new double[shape.windows() * paddedArea() * channels()];
    forEach(
        (pixel, channel, from, to) ->
            padded[to] =
                valid[pixel] * (channel < MATCHED ? sigmoid(encoded[from]) : encoded[from]));
  }

  /** Derivatives by what the encoder gave, from those by the padded image. */
  double[] backward(double[] byPadded) {
    double[] by = new double[shape.pixels() * encoded];
    forEach(
        (pixel, channel, at, from) -> {
          double p = padded[from];
          // Where there is no image p is 0, and so is the derivative.
          double slope =
              channel < MATCHED ? p * (1 - p / Math.max(valid[pixel], 1e-30)) : valid[pixel];
          by[at] = byPadded[from] * slope;
        });
    return by;
  }

  int channels() {
    return encoded - SEGMENTED + MATCHED;
  }

  int radius() {
    return radius;
  }

  /** (rows of all windows, columns, channels), zeros around each window included. */
  double[] padded() {
    return padded;
  }

  /** Of the padded windows. */
  int columns() {
    return shape.width() + 2 * radius;
  }

  /** Of each pixel the padded one that lies -radius along both axes from it. */
  int[] corners(int[] pixels) {
    int[] corners = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      corners[i] = place(pixels[i]) - radius * columns() - radius;
    }
    return corners;
  }

  private int paddedArea() {
    return columns() * (shape.height() + 2 * radius);
  }

  /** Of a pixel in the padded windows. */
  private int place(int pixel) {
    int window = pixel / shape.area();
    int y = pixel % shape.area() / shape.width();
    int x = pixel % shape.width();
    return window * paddedArea() + (y + radius) * columns() + x + radius;
  }

  private void forEach(Visit visit) {
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      int to = place(pixel) * channels();
      int window = pixel / shape.area();
      for (int channel = 0; channel < channels(); channel++) {
        int own = channel < MATCHED ? channel : channel - MATCHED + SEGMENTED;
        int from = (window * encoded + own) * shape.area() + pixel % shape.area();
        visit.at(pixel, channel, from, to + channel);
      }
    }
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private interface Visit {
    void at(int pixel, int channel, int encoded, int padded);
  }
}

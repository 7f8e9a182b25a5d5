package org.cadalign.synth;

/**
 * Makes a photograph of light: blurs it, gathers it in pixels, adds haze and grain, and brings it
 * to 8 bits.
 *
 * @param look of the photograph
 * @param fine pixels of the canvas along a pixel of the photograph
 * @param noise of the sensor
 */
record Camera(Look look, int fine, ValueNoise noise) {
  /** Pixels of the photograph around a window that its blur reaches. */
  static final int REACH = 4;

  /**
   * The photograph of a window.
   *
   * @param light a plane for each band, of the window with {@link #REACH} pixels around it
   * @param column of the window's first pixel in the whole photograph
   * @param row as column
   * @param width of the window
   * @param height of the window
   * @return interleaved bands, row by row
   */
  byte[] photograph(float[][] light, int column, int row, int width, int height) {
    byte[] samples = new byte[3 * width * height];
    int across = (width + 2 * REACH) * fine;
    for (int band = 0; band < 3; band++) {
      float[] gathered = gathered(light[band], across, width, height);
      for (int i = 0; i < width * height; i++) {
        double grain = look.grain() * normal(column + i % width, row + i / width, band);
        double grey = 255 * curve(gathered[i], band) + grain;
        samples[3 * i + band] = (byte) Math.max(0, Math.min(255, Math.round(grey)));
      }
    }
    return samples;
  }

  private double curve(double light, int band) {
    double[] cast = {look.cast().red(), look.cast().green(), look.cast().blue()};
    double exposed = look.exposure() * cast[band] * (light + look.haze());
    double toned = Math.pow(Math.max(0, exposed), look.contrast());
    // Bright surfaces lose their contrast before they are white.
    return toned < 0.8 ? toned : 0.8 + 0.2 * (1 - Math.exp(-(toned - 0.8) / 0.2));
  }

  /** Blur and sum over a pixel in one, along one axis after the other. */
  private float[] gathered(float[] plane, int across, int width, int height) {
    float[] taps = taps();
    int rows = (height + 2 * REACH) * fine;
    float[] narrow = new float[rows * width];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int t = 0; t < taps.length; t++) {
          sum += taps[t] * plane[y * across + x * fine + t];
        }
        narrow[y * width + x] = sum;
      }
    }
    float[] gathered = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int t = 0; t < taps.length; t++) {
        int from = (y * fine + t) * width;
        for (int x = 0; x < width; x++) {
          gathered[y * width + x] += taps[t] * narrow[from + x];
        }
      }
    }
    return gathered;
  }

  /** Weights of the canvas's pixels in one of the photograph: a Gaussian over a box. */
  private float[] taps() {
    int length = (2 * REACH + 1) * fine;
    double[] box = new double[length];
    double sigma = look.blur() * fine;
    double sum = 0;
    for (int t = 0; t < length; t++) {
      for (int inside = 0; inside < fine; inside++) {
        double off = t - REACH * fine - inside;
        box[t] += Math.exp(-off * off / (2 * sigma * sigma));
      }
      sum += box[t];
    }
    float[] taps = new float[length];
    for (int t = 0; t < length; t++) {
      taps[t] = (float) (box[t] / sum);
    }
    return taps;
  }

  /** About normal, by the place alone. */
  private double normal(int column, int row, int band) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += noise.node(column + 1_000_003L * (4L * band + i), row);
    }
    return sum * Math.sqrt(3.0 / 4);
  }
}

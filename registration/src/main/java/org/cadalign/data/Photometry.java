package org.cadalign.data;

import java.util.SplittableRandom;

/**
 * How a camera, the light and a provider's colour balance may change an image, after method of
 * Girard et al. 2019 (brightness, contrast, saturation) but stronger, with gamma, gain per band,
 * grey images, roofs of other colours and noise beside them: what a few towns show is not all there
 * is.
 *
 * @param gains factor per band, the overall contrast in it
 * @param offset added to every sample after the gains, which keep 127.5 in place
 * @param swapped whether red and blue change places
 * @param saturation 0 for grey, 1 for colours as they are
 * @param gamma exponent on samples scaled to 0..1
 * @param noise standard deviation, samples of 0..255
 */
record Photometry(
    double[] gains, double offset, boolean swapped, double saturation, double gamma, double noise) {
  private static final double HALF_RANGE = 127.5;
  private static final double GREY = 0.05;
  private static final double SWAPPED = 0.1;
  private static final double NOISY = 0.5;

  static final Photometry NEUTRAL = new Photometry(new double[] {1, 1, 1}, 0, false, 1, 1, 0);

  static Photometry random(SplittableRandom random) {
    double contrast = between(random, 0.7, 1.3);
    double[] gains = new double[3];
    for (int band = 0; band < 3; band++) {
      gains[band] = contrast * between(random, 0.88, 1.12);
    }
    double offset = HALF_RANGE * between(random, -0.25, 0.25);
    boolean swapped = random.nextDouble() < SWAPPED;
    double saturation = between(random, 0.6, 1.4);
    boolean grey = random.nextDouble() < GREY;
    double gamma = Math.pow(1.35, between(random, -1, 1));
    double noise = random.nextDouble() < NOISY ? between(random, 0, 6) : 0;
    return new Photometry(gains, offset, swapped, grey ? 0 : saturation, gamma, noise);
  }

  private static double between(SplittableRandom random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /**
   * The network's image tensor: changed samples as {@code (v - 127.5) / 64}, 0 where not valid.
   *
   * @param random source of the noise
   * @return {@code [3 * height * width]}
   */
  float[] apply(ImagePatch patch, SplittableRandom random) {
    int n = patch.valid().length;
    float[] tensor = new float[3 * n];
    double[] tone = toneCurve();
    for (int at = 0; at < n; at++) {
      if (patch.valid()[at] == 0) {
        continue;
      }
      double r = patch.bands()[swapped ? 2 * n + at : at];
      double g = patch.bands()[n + at];
      double b = patch.bands()[swapped ? at : 2 * n + at];
      double grey = 0.299 * r + 0.587 * g + 0.114 * b;
      tensor[at] = sample(0, grey + saturation * (r - grey), tone, random);
      tensor[n + at] = sample(1, grey + saturation * (g - grey), tone, random);
      tensor[2 * n + at] = sample(2, grey + saturation * (b - grey), tone, random);
    }
    return tensor;
  }

  private float sample(int band, double value, double[] tone, SplittableRandom random) {
    double lit = tone(tone, value);
    double changed = (lit - HALF_RANGE) * gains[band] + HALF_RANGE + offset;
    double noisy = noise == 0 ? changed : changed + noise * random.nextGaussian();
    return ImageScaling.scaled(Math.max(0, Math.min(255, noisy)));
  }

  /** Gamma at whole samples; a power for each pixel would cost more than all the rest. */
  private double[] toneCurve() {
    double[] curve = new double[257];
    for (int i = 0; i < curve.length; i++) {
      curve[i] = 255 * Math.pow(i / 255.0, gamma);
    }
    return curve;
  }

  private static double tone(double[] curve, double value) {
    double inside = Math.max(0, Math.min(255, value));
    int below = (int) inside;
    return curve[below] + (inside - below) * (curve[below + 1] - curve[below]);
  }
}

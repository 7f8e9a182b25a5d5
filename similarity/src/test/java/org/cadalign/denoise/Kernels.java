package org.cadalign.denoise;

import java.util.SplittableRandom;

/** Made-up kernels. */
final class Kernels {
  private Kernels() {}

  /** exp(-|i - j| / width) + 0.2, positive definite. */
  static double[][] smooth(int size, double width) {
    double[][] kernel = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        kernel[i][j] = Math.exp(-Math.abs(i - j) / width) + 0.2;
      }
    }
    return kernel;
  }

  static double[] noise(SplittableRandom random, int size, double deviation) {
    return random.doubles(size).map(u -> deviation * gaussian(u, random.nextDouble())).toArray();
  }

  private static double gaussian(double u, double v) {
    return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  }
}

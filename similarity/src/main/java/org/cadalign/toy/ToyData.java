package org.cadalign.toy;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A sine on a circle, the toy data of the paper's section 4: the sample at alpha is the point (cos
 * 2 pi alpha, sin 2 pi alpha), its label y = sin(2 pi f alpha), perhaps with noise.
 *
 * @param frequency periods of the sine on the circle, f
 * @param alphas where the samples lie, in [0, 1), ascending; not copied
 * @param noise what is added to the labels, one number a sample; not copied
 */
public record ToyData(int frequency, double[] alphas, double[] noise) {
  /** How samples are spread over the circle. */
  public enum Density {
    /** Evenly. */
    UNIFORM {
      @Override
      double alpha(double uniform) {
        return uniform;
      }
    },
    /** With the density 2 alpha. */
    TRIANGULAR {
      @Override
      double alpha(double uniform) {
        return Math.sqrt(uniform);
      }
    };

    abstract double alpha(double uniform);
  }

  /**
   * Draws samples with clean labels. The same seed gives the same alphas for any frequency.
   *
   * @param count samples, N
   */
  public static ToyData drawn(int frequency, int count, Density density, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] alphas = new double[count];
    for (int i = 0; i < count; i++) {
      alphas[i] = density.alpha(random.nextDouble());
    }
    Arrays.sort(alphas);
    return new ToyData(frequency, alphas, new double[count]);
  }

  /**
   * The same samples with noise on their labels, normal and independent.
   *
   * @param sigma its standard deviation
   */
  public ToyData withNoise(double sigma, long seed) {
    Random random = new Random(seed);
    double[] drawn = new double[alphas.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = sigma * random.nextGaussian();
    }
    return new ToyData(frequency, alphas, drawn);
  }

  /** Number of samples, N. */
  public int size() {
    return alphas.length;
  }

  /** N rows of two coordinates. */
  public double[][] samples() {
    return Arrays.stream(alphas)
        .map(alpha -> 2 * Math.PI * alpha)
        .mapToObj(angle -> new double[] {StrictMath.cos(angle), StrictMath.sin(angle)})
        .toArray(double[][]::new);
  }

  /** Labels without noise, N numbers. */
  public double[] truth() {
    return Arrays.stream(alphas).map(alpha -> StrictMath.sin(phase(alpha))).toArray();
  }

  /** Labels with their noise, N rows of one number. */
  public double[][] labels() {
    double[] truth = truth();
    double[][] labels = new double[truth.length][1];
    for (int i = 0; i < truth.length; i++) {
      labels[i][0] = truth[i] + noise[i];
    }
    return labels;
  }

  /** Curvature of the sine over alpha at each sample, |y''| / (1 + y'^2)^(3/2). */
  public double[] curvature() {
    return Arrays.stream(alphas).map(this::curvature).toArray();
  }

  private double curvature(double alpha) {
    double omega = 2 * Math.PI * frequency;
    double slope = omega * StrictMath.cos(phase(alpha));
    double bend = omega * omega * Math.abs(StrictMath.sin(phase(alpha)));
    double length = 1 + slope * slope;
    return bend / (length * Math.sqrt(length));
  }

  private double phase(double alpha) {
    return 2 * Math.PI * frequency * alpha;
  }
}

package org.cadalign.dl4j;

import java.util.Arrays;

/**
 * Average over neighbours, weighted by a Gaussian of the distance that ends at two and a half
 * standard deviations.
 */
final class Pooling {
  /** Ground metres of a pixel of level 1. */
  private static final double METRES = 0.3;

  /**
   * Standard deviations beyond which a neighbour does not count, so that pooling has a stated
   * radius.
   */
  private static final double REACH = 2.5;

  private final int[][] neighbours;
  private final double[][] weights;
  private final double[] counts;

  /**
   * @param position (N, 2) in pixels of level 1
   * @param sigma standard deviation, ground metres
   */
  Pooling(float[] position, double sigma) {
    int groups = position.length / 2;
    this.neighbours = new int[groups][];
    this.weights = new double[groups][];
    this.counts = new double[groups];
    int[] near = new int[groups];
    double[] gauss = new double[groups];
    for (int i = 0; i < groups; i++) {
      int found = 0;
      double sum = 0;
      for (int k = 0; k < groups; k++) {
        double square = squareMetres(position, i, k);
        if (square < REACH * sigma * REACH * sigma) {
          near[found] = k;
          gauss[found] = Math.exp(-square / (2 * sigma * sigma));
          sum += gauss[found++];
        }
      }
      neighbours[i] = Arrays.copyOf(near, found);
      weights[i] = Arrays.copyOf(gauss, found);
      for (int j = 0; j < found; j++) {
        weights[i][j] /= sum;
      }
      counts[i] = Math.log(sum);
    }
  }

  private static double squareMetres(float[] position, int i, int k) {
    double dx = position[2 * i] - position[2 * k];
    double dy = position[2 * i + 1] - position[2 * k + 1];
    return (dx * dx + dy * dy) * METRES * METRES;
  }

  /** Logarithm of the sum of weights before they were divided by it. */
  double count(int group) {
    return counts[group];
  }

  /** Adds a group's average of rows of values to a place. */
  void average(int group, double[] rows, int length, double[] to, int at) {
    for (int j = 0; j < neighbours[group].length; j++) {
      double weight = weights[group][j];
      int from = neighbours[group][j] * length;
      for (int i = 0; i < length; i++) {
        to[at + i] += weight * rows[from + i];
      }
    }
  }

  /** Adds the derivatives by rows of values, from those by a group's average. */
  void backward(int group, double[] byAverage, int at, double[] byRows, int length) {
    for (int j = 0; j < neighbours[group].length; j++) {
      double weight = weights[group][j];
      int to = neighbours[group][j] * length;
      for (int i = 0; i < length; i++) {
        byRows[to + i] += weight * byAverage[at + i];
      }
    }
  }
}

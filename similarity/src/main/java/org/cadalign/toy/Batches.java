package org.cadalign.toy;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Samples and labels in batches, in an order that is drawn anew for every epoch. */
final class Batches {
  private final double[][] samples;
  private final double[][] labels;
  private final int size;

  /**
   * Starts in the given order.
   *
   * @param size rows of a batch, the last one may be smaller
   */
  Batches(double[][] samples, double[][] labels, int size) {
    this.samples = samples.clone();
    this.labels = labels.clone();
    this.size = Math.min(size, samples.length);
  }

  /** Rows of a batch. */
  int size() {
    return size;
  }

  /** Batches of an epoch. */
  int count() {
    return (samples.length + size - 1) / size;
  }

  double[][] samples(int batch) {
    return part(samples, batch);
  }

  double[][] labels(int batch) {
    return part(labels, batch);
  }

  private double[][] part(double[][] rows, int batch) {
    return Arrays.copyOfRange(rows, batch * size, Math.min((batch + 1) * size, rows.length));
  }

  /** Draws another order, unless one batch holds all. */
  void shuffle(SplittableRandom random) {
    if (size == samples.length) {
      return;
    }
    for (int i = samples.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      swap(samples, i, other);
      swap(labels, i, other);
    }
  }

  private static void swap(double[][] rows, int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }
}

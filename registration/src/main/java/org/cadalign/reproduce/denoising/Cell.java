package org.cadalign.reproduce.denoising;

import java.util.Objects;

/**
 * What is varied.
 *
 * @param sigma standard deviation of the label noise; the labels' amplitude is 1
 * @param samples N
 * @param frequency f, periods of the sine on the circle
 */
record Cell(double sigma, int samples, int frequency) {
  /**
   * Seed of one of its trainings. Cells share no draw: what chance does to one must not be done to
   * all.
   *
   * @param run from 1
   */
  long seed(int run) {
    return Objects.hash(sigma, samples, frequency) * 1_000L + run;
  }

  /** The same without label noise. */
  Cell clean() {
    return new Cell(0, samples, frequency);
  }
}

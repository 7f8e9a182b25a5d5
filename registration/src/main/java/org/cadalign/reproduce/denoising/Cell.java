package org.cadalign.reproduce.denoising;

/**
 * What is varied.
 *
 * @param sigma standard deviation of the label noise; the labels' amplitude is 1
 * @param samples N
 * @param frequency f, periods of the sine on the circle
 */
record Cell(double sigma, int samples, int frequency) {
  /** The same without label noise. */
  Cell clean() {
    return new Cell(0, samples, frequency);
  }
}

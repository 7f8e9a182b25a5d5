package org.cadalign.dl4j;

/** Cross-entropy of one class that is there or not. */
final class Entropy {
  private Entropy() {}

  /**
   * -y log p - (1 - y) log(1 - p), without taking the logarithm of a small number.
   *
   * @param logit log(p / (1 - p))
   * @param y share of the class in the truth
   */
  static double of(double logit, double y) {
    return Math.max(logit, 0) - logit * y + Math.log1p(Math.exp(-Math.abs(logit)));
  }
}

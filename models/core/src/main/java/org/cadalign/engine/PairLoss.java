package org.cadalign.engine;

/**
 * A loss of the Jacobians of two samples. Whoever defines it gives its derivatives by the
 * Jacobians' values; an engine that can derive twice turns them into those by the parameters.
 */
@FunctionalInterface
public interface PairLoss {
  /** The loss of two Jacobians, and its derivatives by them. */
  Value of(Jacobian one, Jacobian other);

  /**
   * A loss and its derivatives.
   *
   * @param loss value
   * @param byOne derivative by each value of the first Jacobian's rows
   * @param byOther derivative by each value of the second's
   */
  record Value(double loss, double[][] byOne, double[][] byOther) {}
}

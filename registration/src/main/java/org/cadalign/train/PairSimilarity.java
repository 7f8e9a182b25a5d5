package org.cadalign.train;

import org.cadalign.enforce.CorrelationLoss;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.PairLoss;

/**
 * Carries a loss of the similarity module to an engine: neither module knows the other's Jacobians.
 *
 * @param loss of a pair
 */
public record PairSimilarity(CorrelationLoss loss) implements PairLoss {
  @Override
  public Value of(Jacobian one, Jacobian other) {
    CorrelationLoss.Value value = loss.of(known(one), known(other));
    return new Value(value.loss(), value.byOne(), value.byOther());
  }

  private static org.cadalign.gradient.Jacobian known(Jacobian jacobian) {
    return new org.cadalign.gradient.Jacobian(jacobian.rows());
  }
}

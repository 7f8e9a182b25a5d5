package org.cadalign.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cadalign.enforce.CorrelationLoss;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.PairLoss;

/**
 * Carries a loss of the similarity module to an engine: neither module knows the other's Jacobians.
 *
 * <p>The outputs at the second sample may be those at the first in axes that are turned or
 * mirrored, as displacements in a turned view are. How is known, so the second Jacobian is brought
 * back to the axes of the first before the two are compared. k^C over all turns would do without,
 * but it is blind to what a network that ignores the view gets wrong, and knows no mirrors.
 *
 * @param loss of a pair in the same axes
 * @param turn orthogonal M, such that an ideal network answers M f(x) at the second sample; d x d
 */
public record PairSimilarity(CorrelationLoss loss, double[][] turn) implements PairLoss {
  /** Of samples whose outputs have the same axes. */
  public static PairSimilarity sameAxes(CorrelationLoss loss, int outputs) {
    double[][] none = new double[outputs][outputs];
    IntStream.range(0, outputs).forEach(i -> none[i][i] = 1);
    return new PairSimilarity(loss, none);
  }

  @Override
  public Value of(Jacobian one, Jacobian other) {
    int d = turn.length;
    double[][] back = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        back[i][j] = turn[j][i];
      }
    }
    CorrelationLoss.Value value =
        loss.of(
            new org.cadalign.gradient.Jacobian(one.rows()),
            new org.cadalign.gradient.Jacobian(product(back, other.rows())));
    return new Value(value.loss(), value.byOne(), product(turn, value.byOther()));
  }

  private static double[][] product(double[][] matrix, double[][] rows) {
    return Arrays.stream(matrix).map(factors -> sum(factors, rows)).toArray(double[][]::new);
  }

  private static double[] sum(double[] factors, double[][] rows) {
    double[] sum = new double[rows[0].length];
    for (int j = 0; j < factors.length; j++) {
      for (int k = 0; factors[j] != 0 && k < sum.length; k++) {
        sum[k] += factors[j] * rows[j][k];
      }
    }
    return sum;
  }
}

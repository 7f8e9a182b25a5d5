package org.cadalign.gradient;

import java.util.List;

/**
 * The derivatives of a network on a set of samples: all that the similarity module knows of it. Its
 * methods may be called from several threads at once, and answer the same for a sample whatever
 * range it is asked for in, up to the rounding of the network's own arithmetic.
 */
public interface GradientSource {
  /** Number of samples, N. */
  int size();

  /** Number of outputs, d. */
  int outputs();

  /** Number of parameters, p. */
  int parameters();

  /**
   * Jacobians of a range of samples, in order. They are computed anew at every call: nothing of
   * size p is kept.
   *
   * @param from first sample
   * @param to sample after the last
   */
  List<Jacobian> jacobians(int from, int to);

  /**
   * Directional derivatives of a range of samples: how the outputs move when the parameters move
   * along each direction. By default from the Jacobians; a source that has a cheaper way, as
   * forward differentiation, overrides it.
   *
   * @param directions k rows of p numbers
   * @return for each sample d rows of k numbers, J(x) directions^T
   */
  default List<double[][]> directional(int from, int to, double[][] directions) {
    return jacobians(from, to).stream().map(jacobian -> along(jacobian, directions)).toList();
  }

  private static double[][] along(Jacobian jacobian, double[][] directions) {
    double[][] found = new double[jacobian.outputs()][directions.length];
    for (int output = 0; output < found.length; output++) {
      for (int k = 0; k < directions.length; k++) {
        found[output][k] = InnerProduct.of(jacobian.rows()[output], directions[k]);
      }
    }
    return found;
  }
}

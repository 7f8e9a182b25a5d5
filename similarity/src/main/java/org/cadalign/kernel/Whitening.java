package org.cadalign.kernel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * K(x, x)^(-1/2), which makes the rows of a Jacobian orthonormal, or the reason why there is none.
 */
public sealed interface Whitening {
  /**
   * Smallest eigenvalue of K(x, x) that counts as one, relative to the largest. Outputs whose
   * gradients are parallel have an eigenvalue of zero; a network in float32 gets gradients with
   * relative errors of 1e-6 to 1e-5, whose squares are what is found instead of that zero.
   */
  double FLOOR = 1e-10;

  /**
   * The symmetric inverse root.
   *
   * @param inverseRoot d rows and d columns; not copied
   */
  record Root(double[][] inverseRoot) implements Whitening {
    /**
     * Rows brought to the sample's own scale.
     *
     * @param rows d rows of any length
     * @return inverseRoot times rows
     */
    public double[][] times(double[][] rows) {
      return SmallMatrix.product(inverseRoot, rows);
    }
  }

  /** Nothing can be said of this sample: it is left out of sums and counts, and counted. */
  record NoEvidence(Reason reason) implements Whitening {}

  /** Why a sample has no K(x, x)^(-1/2). */
  enum Reason {
    /** No parameter moves any output: all units are dead or saturated. */
    NO_GRADIENT,
    /** Outputs cannot be moved independently: their gradients are dependent, or p is below d. */
    DEPENDENT_OUTPUTS,
    /** A gradient is infinite or not a number, or so large that its square is infinite. */
    NOT_FINITE
  }

  /** With the usual floor, {@link #FLOOR}. */
  static Whitening of(double[][] kernel) {
    return of(kernel, FLOOR);
  }

  /**
   * By a symmetric eigen-decomposition.
   *
   * @param kernel K(x, x), d rows and d columns
   * @param floor smallest eigenvalue that is accepted, relative to the largest
   */
  static Whitening of(double[][] kernel, double floor) {
    double largest =
        Arrays.stream(kernel).flatMapToDouble(Arrays::stream).map(Math::abs).reduce(0, Math::max);
    if (!Double.isFinite(largest)) {
      return new NoEvidence(Reason.NOT_FINITE);
    }
    // Below this, products of gradients have lost digits to underflow.
    if (largest < 1e-280) {
      return new NoEvidence(Reason.NO_GRADIENT);
    }
    return scaled(kernel, largest, floor);
  }

  private static Whitening scaled(double[][] kernel, double scale, double floor) {
    int d = kernel.length;
    DMatrixRMaj matrix = new DMatrixRMaj(kernel);
    CommonOps_DDRM.divide(matrix, scale);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(matrix)) {
      return new NoEvidence(Reason.NOT_FINITE);
    }
    double[] values = new double[d];
    Arrays.setAll(values, i -> eigen.getEigenvalue(i).getReal());
    double largest = Arrays.stream(values).max().orElseThrow();
    if (!(Arrays.stream(values).min().orElseThrow() > floor * largest)) {
      return new NoEvidence(Reason.DEPENDENT_OUTPUTS);
    }
    return new Root(inverseRoot(eigen, values, scale));
  }

  private static double[][] inverseRoot(
      EigenDecomposition_F64<DMatrixRMaj> eigen, double[] values, double scale) {
    int d = values.length;
    double[][] root = new double[d][d];
    for (int k = 0; k < d; k++) {
      DMatrixRMaj vector = eigen.getEigenVector(k);
      double inverse = 1 / Math.sqrt(values[k] * scale);
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          root[i][j] += inverse * (vector.get(i) * vector.get(j));
        }
      }
    }
    return root;
  }
}

package org.cadalign.enforce;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * K^(-1/2) of a symmetric K = J J^T, and derivatives back through it to J, by the
 * eigen-decomposition K = U diag(l) U^T (Daleckii and Krein 1965): where K moves by dK, its inverse
 * root moves by U (F o U^T dK U) U^T with F_ij = -1 / (r_i r_j (r_i + r_j)), r = sqrt(l), which
 * needs no exception for equal eigenvalues.
 *
 * @param root K^(-1/2), zeros if K is singular
 * @param vectors U, a column each
 * @param roots r, square roots of the eigenvalues
 * @param regular whether K has an inverse
 */
record InverseRoot(DMatrixRMaj root, DMatrixRMaj vectors, double[] roots, boolean regular) {
  /** Eigenvalues below this share of the greatest are rounding of a sum of squares. */
  private static final double FLOOR = 1e-12;

  static InverseRoot of(DMatrixRMaj kernel) {
    int d = kernel.numRows;
    DMatrixRMaj vectors = CommonOps_DDRM.identity(d);
    double[] values = {kernel.get(0, 0)};
    if (d > 1) {
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
      if (!eigen.decompose(kernel.copy())) {
        throw new IllegalArgumentException("a kernel without eigenvalues: not finite");
      }
      values = new double[d];
      for (int i = 0; i < d; i++) {
        values[i] = eigen.getEigenvalue(i).getReal();
        CommonOps_DDRM.insert(eigen.getEigenVector(i), vectors, 0, i);
      }
    }
    return of(vectors, values);
  }

  private static InverseRoot of(DMatrixRMaj vectors, double[] values) {
    int d = values.length;
    double greatest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      greatest = Math.max(greatest, value);
      least = Math.min(least, value);
    }
    if (!(greatest > 0 && least > FLOOR * greatest)) {
      return new InverseRoot(new DMatrixRMaj(d, d), vectors, new double[d], false);
    }
    double[] roots = new double[d];
    DMatrixRMaj scaled = vectors.copy();
    for (int j = 0; j < d; j++) {
      roots[j] = Math.sqrt(values[j]);
      for (int i = 0; i < d; i++) {
        scaled.set(i, j, vectors.get(i, j) / roots[j]);
      }
    }
    return new InverseRoot(CommonOps_DDRM.multTransB(scaled, vectors, null), vectors, roots, true);
  }

  /**
   * From the derivative of a loss by the root to what must be multiplied with J to get the one by
   * J.
   *
   * @param byRoot d x d; only its symmetric part matters, since the root stays symmetric
   */
  DMatrixRMaj back(DMatrixRMaj byRoot) {
    int d = roots.length;
    DMatrixRMaj inner =
        CommonOps_DDRM.mult(CommonOps_DDRM.multTransA(vectors, byRoot, null), vectors, null);
    DMatrixRMaj weighted = new DMatrixRMaj(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        // The symmetric part's half and the 2 of d(J J^T) cancel.
        double both = inner.get(i, j) + inner.get(j, i);
        weighted.set(i, j, -both / (roots[i] * roots[j] * (roots[i] + roots[j])));
      }
    }
    return CommonOps_DDRM.multTransB(CommonOps_DDRM.mult(vectors, weighted, null), vectors, null);
  }
}

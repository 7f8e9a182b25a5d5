package org.cadalign.enforce;

import org.cadalign.kernel.Whitening;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * K^(-1/2) of K = J J^T, and derivatives back through it to J, by its eigen-decomposition U diag(s)
 * U^T (Daleckii and Krein 1965): where K moves by dK, its inverse root moves by U (F o U^T dK U)
 * U^T with F_ij = -(s_i s_j)^2 / (s_i + s_j), which needs no exception for equal eigenvalues.
 *
 * @param root K^(-1/2)
 * @param vectors U, a column each
 * @param values s
 */
record InverseRoot(DMatrixRMaj root, DMatrixRMaj vectors, double[] values) {
  static InverseRoot of(Whitening.Root known) {
    DMatrixRMaj root = new DMatrixRMaj(known.inverseRoot());
    int d = root.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(root.copy())) {
      throw new IllegalStateException("a symmetric matrix without eigenvalues: " + root);
    }
    DMatrixRMaj vectors = new DMatrixRMaj(d, d);
    double[] values = new double[d];
    for (int i = 0; i < d; i++) {
      values[i] = eigen.getEigenvalue(i).getReal();
      CommonOps_DDRM.insert(eigen.getEigenVector(i), vectors, 0, i);
    }
    return new InverseRoot(root, vectors, values);
  }

  /**
   * From the derivative of a loss by the root to what must be multiplied with J to get the one by
   * J.
   *
   * @param byRoot d x d; only its symmetric part matters, since the root stays symmetric
   */
  DMatrixRMaj back(DMatrixRMaj byRoot) {
    DMatrixRMaj inner =
        CommonOps_DDRM.mult(CommonOps_DDRM.multTransA(vectors, byRoot, null), vectors, null);
    DMatrixRMaj weighted = new DMatrixRMaj(values.length, values.length);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        // The half of the symmetric part and the 2 of d(J J^T) cancel.
        double both = inner.get(i, j) + inner.get(j, i);
        double product = values[i] * values[j];
        weighted.set(i, j, -both * product * product / (values[i] + values[j]));
      }
    }
    return CommonOps_DDRM.multTransB(CommonOps_DDRM.mult(vectors, weighted, null), vectors, null);
  }
}

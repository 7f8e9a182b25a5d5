package org.cadalign.enforce;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** How K^C becomes one number. */
public enum Frame {
  /** The outputs of both samples have the same axes: k^C = Tr K^C / d. */
  SHARED {
    @Override
    double similarity(DMatrixRMaj correlation) {
      return CommonOps_DDRM.trace(correlation) / correlation.numRows;
    }

    @Override
    DMatrixRMaj derivative(DMatrixRMaj correlation) {
      DMatrixRMaj by = CommonOps_DDRM.identity(correlation.numRows);
      CommonOps_DDRM.scale(1.0 / correlation.numRows, by);
      return by;
    }
  },

  /**
   * Two outputs, as of a displacement, whose axes may be turned against each other: the greatest
   * k^C over all turns, 1/2 sqrt((k11 + k22)^2 + (k12 - k21)^2) (the paper's section 3.4).
   */
  TURNED {
    @Override
    double similarity(DMatrixRMaj correlation) {
      return Math.hypot(along(correlation), across(correlation)) / 2;
    }

    /** None where it is 0, which is its least: no turn is better than another there. */
    @Override
    DMatrixRMaj derivative(DMatrixRMaj correlation) {
      double along = along(correlation);
      double across = across(correlation);
      double length = Math.hypot(along, across);
      double cos = length > 0 ? along / length / 2 : 0;
      double sin = length > 0 ? across / length / 2 : 0;
      return new DMatrixRMaj(new double[][] {{cos, sin}, {-sin, cos}});
    }
  };

  /** The number. */
  abstract double similarity(DMatrixRMaj correlation);

  /** Its derivative by each value of K^C. */
  abstract DMatrixRMaj derivative(DMatrixRMaj correlation);

  private static double along(DMatrixRMaj k) {
    requireTwo(k);
    return k.get(0, 0) + k.get(1, 1);
  }

  private static double across(DMatrixRMaj k) {
    return k.get(0, 1) - k.get(1, 0);
  }

  private static void requireTwo(DMatrixRMaj k) {
    if (k.numRows != 2) {
      throw new IllegalArgumentException("turns of " + k.numRows + " outputs; there must be 2");
    }
  }
}

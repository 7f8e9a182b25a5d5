package org.cadalign.enforce;

import org.cadalign.kernel.CorrelationMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** How K^C becomes one number. */
public enum Frame {
  /** The outputs of both samples have the same axes: k^C = Tr K^C / d. */
  SHARED {
    @Override
    double similarity(CorrelationMatrix correlation) {
      return correlation.similarity();
    }

    @Override
    DMatrixRMaj derivative(CorrelationMatrix correlation) {
      int d = correlation.entries().length;
      DMatrixRMaj by = CommonOps_DDRM.identity(d);
      CommonOps_DDRM.scale(1.0 / d, by);
      return by;
    }
  },

  /**
   * Two outputs, as of a displacement, whose axes may be turned against each other: the greatest
   * k^C over all turns (the paper's section 3.4).
   */
  TURNED {
    @Override
    double similarity(CorrelationMatrix correlation) {
      return correlation.rotationInvariant();
    }

    /** None where it is 0, which is its least: no turn is better than another there. */
    @Override
    DMatrixRMaj derivative(CorrelationMatrix correlation) {
      double[][] k = correlation.entries();
      double twice = 2 * correlation.rotationInvariant();
      double cos = twice > 0 ? (k[0][0] + k[1][1]) / twice / 2 : 0;
      double sin = twice > 0 ? (k[0][1] - k[1][0]) / twice / 2 : 0;
      return new DMatrixRMaj(new double[][] {{cos, sin}, {-sin, cos}});
    }
  };

  /** The number. */
  abstract double similarity(CorrelationMatrix correlation);

  /** Its derivative by each value of K^C. */
  abstract DMatrixRMaj derivative(CorrelationMatrix correlation);
}

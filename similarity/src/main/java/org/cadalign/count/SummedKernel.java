package org.cadalign.count;

import java.util.Arrays;
import org.cadalign.kernel.Whitening;

/** Which kernel a soft count sums. */
public enum SummedKernel {
  /** K^C: the soft count N_S. A sample without K(x, x)^(-1/2) is left out. */
  CORRELATION {
    @Override
    Whitening weights(double[][] kernel, double floor) {
      return Whitening.of(kernel, floor);
    }
  },
  /** K, un-normalised, as denoising needs it. Every sample with finite gradients takes part. */
  INNER {
    @Override
    Whitening weights(double[][] kernel, double floor) {
      boolean finite =
          Arrays.stream(kernel).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
      return finite
          ? new Whitening.Root(identity(kernel.length))
          : new Whitening.NoEvidence(Whitening.Reason.NOT_FINITE);
    }
  };

  /** What multiplies a Jacobian from the left before it is summed. */
  abstract Whitening weights(double[][] kernel, double floor);

  private static double[][] identity(int d) {
    double[][] identity = new double[d][d];
    for (int i = 0; i < d; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }
}

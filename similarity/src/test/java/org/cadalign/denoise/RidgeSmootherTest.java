package org.cadalign.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RidgeSmootherTest {
  private static final int SIZE = 300;
  private static final double[][] KERNEL = Kernels.smooth(SIZE, 40);
  private static final FactoredKernel FACTOR = PivotedCholesky.of(KERNEL, SIZE, 0);
  private static final RidgeSmoother SMOOTHER = RidgeSmoother.of(FACTOR);

  /** Row norms and degrees of freedom of H = K (K + mu I)^-1, made the plain way. */
  @Test
  void predictsWhatTheSmootherLeavesOfNoise() {
    NoiseFit fit = new NoiseFit(0.7, 0.5, 0);
    SimpleMatrix smoother = smoother(0.5);
    double squares = 0;
    for (int i = 0; i < SIZE; i++) {
      double norm = smoother.extractVector(true, i).normF();
      squares += norm * norm;
      assertThat(SMOOTHER.predictedResidual(FACTOR.rows()[i], fit))
          .isCloseTo(0.7 * norm, within(1e-9));
    }
    assertThat(SMOOTHER.predictedResidual(fit))
        .isCloseTo(0.7 * Math.sqrt(squares / SIZE), within(1e-9));
  }

  /** Labels smoothed by a known ridge: the fit must find what made their residuals. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.2", "0.1, 5", "2, 0.2", "2, 5"})
  void findsNoiseAndRidge(double noise, double ridge) {
    SimpleMatrix smoother = smoother(ridge);
    SplittableRandom random = new SplittableRandom(5);
    double[] ratios = new double[4];
    int runs = 30;
    for (int run = 0; run < runs; run++) {
      SimpleMatrix labels = vector(Kernels.noise(random, SIZE, noise));
      SimpleMatrix predictions = smoother.mult(labels);
      NoiseFit fit = SMOOTHER.fit(labels.minus(predictions).getDDRM().data);
      ratios[0] += fit.noise() / noise / runs;
      ratios[1] += Math.log(fit.ridge() / ridge) / runs;
      ratios[2] += fit.degreesOfFreedom() / smoother.trace() / runs;
      ratios[3] += SMOOTHER.predictedResidual(fit) / (noise * rowNorm(smoother)) / runs;
    }
    assertThat(ratios).containsExactly(new double[] {1, 0, 1, 1}, within(0.1));
  }

  @Test
  void saysNothingOfNoNoise() {
    NoiseFit fit = SMOOTHER.fit(new double[SIZE]);
    assertThat(fit.noise()).isZero();
    assertThat(SMOOTHER.predictedResidual(fit)).isZero();
  }

  private static double rowNorm(SimpleMatrix smoother) {
    return smoother.normF() / Math.sqrt(SIZE);
  }

  private static SimpleMatrix smoother(double ridge) {
    SimpleMatrix kernel = new SimpleMatrix(KERNEL);
    return kernel.mult(kernel.plus(SimpleMatrix.identity(SIZE).scale(ridge)).invert());
  }

  private static SimpleMatrix vector(double[] values) {
    return new SimpleMatrix(values.length, 1, true, values);
  }
}

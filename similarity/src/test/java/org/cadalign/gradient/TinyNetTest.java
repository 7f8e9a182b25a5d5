package org.cadalign.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinyNetTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itsJacobiansAreThoseOfFiniteDifferences(boolean relu) {
    TinyNet net = TinyNet.random(1, relu, 3, 5, 4, 2);
    double[] x = {0.3, -1.2, 0.7};
    Jacobian jacobian = net.jacobian(x);
    for (int i = 0; i < jacobian.parameters(); i++) {
      double[] up = net.moved(step(i, 1e-6, jacobian.parameters())).outputs(x);
      double[] down = net.moved(step(i, -1e-6, jacobian.parameters())).outputs(x);
      for (int output = 0; output < 2; output++) {
        assertThat(jacobian.rows()[output][i])
            .isCloseTo((up[output] - down[output]) / 2e-6, offset(1e-8));
      }
    }
  }

  private static double[] step(int i, double size, int parameters) {
    double[] step = new double[parameters];
    step[i] = size;
    return step;
  }
}

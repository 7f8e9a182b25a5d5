package org.cadalign.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cadalign.gradient.Jacobian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpTest {
  private static final double[] SAMPLE = {0.3, -0.8};

  @Test
  void thePapersNetworkHasItsParameters() {
    assertThat(MlpShape.ofThePaper().parameters()).isEqualTo(21_057);
  }

  @Test
  void startsWithinTheBoundsOfPytorch() {
    double[] parameters = Mlp.initialised(MlpShape.relu(1), 3).parameters();
    double first = 1 / Math.sqrt(2);
    assertThat(parameters).hasSize(3 * 64 + 65);
    assertThat(parameters[0]).isBetween(-first, first);
    assertThat(Arrays.stream(parameters, 0, 192).map(Math::abs).max().orElseThrow())
        .isBetween(0.9 * first, first);
    assertThat(Arrays.stream(parameters, 192, 257).map(Math::abs).max().orElseThrow())
        .isBetween(0.1, 0.125);
  }

  @ParameterizedTest
  @EnumSource
  void jacobianIsWhatFiniteDifferencesTell(Activation activation) {
    Mlp network = Mlp.initialised(new MlpShape(2, List.of(7, 5), 3, activation), 1);
    Jacobian jacobian = network.jacobian(SAMPLE);
    for (int i = 0; i < jacobian.parameters(); i++) {
      double[] slope = slope(network, i, 1e-6);
      for (int output = 0; output < 3; output++) {
        assertThat(jacobian.rows()[output][i]).isCloseTo(slope[output], within(1e-8));
      }
    }
  }

  @Test
  void manySamplesAnswerAsEachAlone() {
    Mlp network = Mlp.initialised(new MlpShape(2, List.of(9), 2, Activation.TANH), 2);
    double[][] samples = ToyData.drawn(1, 131, ToyData.Density.UNIFORM, 1).samples();
    double[][] all = network.outputs(samples);
    for (int i = 0; i < samples.length; i++) {
      assertThat(all[i]).containsExactly(network.outputs(new double[][] {samples[i]})[0]);
    }
  }

  @Test
  void aNetworkWithoutHiddenLayersIsLinear() {
    Mlp network = new Mlp(new MlpShape(2, List.of(), 1, Activation.RELU), new double[] {2, 3, 0.5});
    assertThat(network.outputs(new double[][] {{1, 10}})[0]).containsExactly(32.5);
  }

  @Test
  void refusesAnotherNumberOfParameters() {
    assertThatThrownBy(() -> new Mlp(MlpShape.relu(1), new double[3]))
        .hasMessageContaining("3 parameters");
  }

  private static double[] slope(Mlp network, int parameter, double step) {
    double[] up = network.parameters();
    double[] down = network.parameters();
    up[parameter] += step;
    down[parameter] -= step;
    double[] above = new Mlp(network.shape(), up).outputs(new double[][] {SAMPLE})[0];
    double[] below = new Mlp(network.shape(), down).outputs(new double[][] {SAMPLE})[0];
    double[] slope = new double[above.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (above[i] - below[i]) / (2 * step);
    }
    return slope;
  }
}

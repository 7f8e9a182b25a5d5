package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.PairLoss;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.torch.TorchJacobianTest.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losses of the Jacobians of two samples, for which a network is derived twice. */
class TorchPairGradientTest {
  @ParameterizedTest
  @EnumSource
  void derivesAQuadraticPairLossTwice(Family family) {
    checkPair(family, TorchPairGradientTest::quadratic);
  }

  @ParameterizedTest
  @EnumSource
  void derivesACosineTwice(Family family) {
    checkPair(family, TorchPairGradientTest::cosine);
  }

  /** Single precision, as training uses it: a 1x1 convolution once had a wrong derivative. */
  @ParameterizedTest
  @EnumSource
  void derivesTwiceInSinglePrecision(Family family) {
    checkSingle(family.spec(), family.sample(5), family.sample(6));
  }

  @Test
  void derivesTheShippedFamilyTwiceInSinglePrecision() {
    OutlineMatcherSpec spec = OutlineMatcherSpec.compact();
    checkSingle(
        spec, TorchJacobianTest.matched(spec, 32, 5, 3), TorchJacobianTest.matched(spec, 32, 6, 1));
  }

  private static void checkSingle(
      NetworkSpec spec, Map<String, Tensor> one, Map<String, Tensor> other) {
    try (Network single = new TorchEngine().build(spec, 3);
        Network exact = new TorchEngine().build(spec, 3, new EngineOptions(Precision.FLOAT64))) {
      Network.Gradient found = single.pairGradient(one, other, TorchPairGradientTest::cosine);
      Network.Gradient expected = exact.pairGradient(one, other, TorchPairGradientTest::cosine);
      assertThat(found.losses().get("loss")).isCloseTo(expected.losses().get("loss"), within(1e-5));
      assertThat(found.values())
          .usingComparatorWithPrecision(1e-4f * greatest(expected.values()))
          .containsExactly(expected.values());
    }
  }

  private static void checkPair(Family family, PairLoss loss) {
    Map<String, Tensor> one = family.sample(5);
    Map<String, Tensor> other = family.sample(6);
    try (Network network = family.network(Precision.FLOAT64)) {
      Network.Gradient found = network.pairGradient(one, other, loss);
      ToDoubleFunction<Network> value = n -> loss.of(n.jacobian(one), n.jacobian(other)).loss();
      assertThat(found.losses().get("loss")).isEqualTo(value.applyAsDouble(network));
      TorchJacobianTest.check(network, value, TorchJacobianTest.doubles(found.values()), 1e-6);
    }
  }

  /** Half the sum of squares of a - 2 b. */
  static PairLoss.Value quadratic(Jacobian one, Jacobian other) {
    double[][] a = zeros(one);
    double[][] b = zeros(one);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        double difference = one.rows()[i][k] - 2 * other.rows()[i][k];
        sum += difference * difference / 2;
        a[i][k] = difference;
        b[i][k] = -2 * difference;
      }
    }
    return new PairLoss.Value(sum, a, b);
  }

  /** The cosine between all values of both. */
  private static PairLoss.Value cosine(Jacobian one, Jacobian other) {
    double[][] a = zeros(one);
    double[][] b = zeros(one);
    double inner = inner(one, other);
    double ones = inner(one, one);
    double others = inner(other, other);
    double norms = Math.sqrt(ones * others);
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        double x = one.rows()[i][k];
        double y = other.rows()[i][k];
        a[i][k] = y / norms - inner / norms * x / ones;
        b[i][k] = x / norms - inner / norms * y / others;
      }
    }
    return new PairLoss.Value(inner / norms, a, b);
  }

  private static double inner(Jacobian one, Jacobian other) {
    return IntStream.range(0, one.rows().length)
        .mapToDouble(i -> TorchJacobianTest.dot(one.rows()[i], other.rows()[i]))
        .sum();
  }

  private static double[][] zeros(Jacobian like) {
    return new double[like.rows().length][like.rows()[0].length];
  }

  private static float greatest(float[] values) {
    float greatest = 0;
    for (float value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }
}

package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.GradientCheck;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.PairLoss;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DigitClassifierSpec;
import org.junit.jupiter.api.Test;

class DigitClassifierModelTest {
  private static final DigitClassifierSpec SMALL = new DigitClassifierSpec("small", 2, 6);
  private static final LossContext FIRST = new LossContext(0);

  @Test
  void givesProbabilities() {
    try (Network network = new TorchEngine().build(SMALL, 1)) {
      Tensor log = network.forward(DigitClassifierSpec.STAGE, images(3, 1)).get("log");
      assertThat(log.shape()).containsExactly(3, 10);
      for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int c = 0; c < 10; c++) {
          sum += Math.exp(log.data()[10 * i + c]);
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void lossIsTheMeanOfItsImages() {
    try (Network network = new TorchEngine().build(SMALL, 1)) {
      Tensor image = images(2, 1).get("image");
      Tensor log = network.forward(DigitClassifierSpec.STAGE, images(2, 1)).get("log");
      Tensor labels = new Tensor(new float[] {3, 8}, 2);
      double loss =
          network.gradient(Map.of("image", image, "label", labels), FIRST).losses().get("loss");
      assertThat(loss).isCloseTo(-(log.data()[3] + log.data()[18]) / 2, within(1e-5));
    }
  }

  @Test
  void derivesRight() {
    EngineOptions exact = new EngineOptions(Precision.FLOAT64);
    try (Network network = new TorchEngine().build(SMALL, 1, exact)) {
      Tensor labels = new Tensor(new float[] {3, 8}, 2);
      Tensor image = images(2, 1).get("image");
      GradientCheck.check(network, Map.of("image", image, "label", labels), FIRST, 17);
    }
  }

  @Test
  void derivesTheClassAgainstTheOthers() {
    try (Network network = new TorchEngine().build(SMALL, 1)) {
      float[] log = network.forward(DigitClassifierSpec.STAGE, images(1, 4)).get("log").data();
      double others = 0;
      for (int c = 0; c < 10; c++) {
        others += c == 7 ? 0 : log[c] / 9;
      }
      Jacobian jacobian = network.jacobian(chosen(4, 7));
      assertThat(jacobian.outputs()).hasSize(1);
      assertThat(jacobian.outputs()[0]).isCloseTo(log[7] - others, within(1e-5));
      assertThat(jacobian.rows()[0]).hasSize(Math.toIntExact(SMALL.size()));
      assertThatThrownBy(() -> network.jacobian(chosen(4, 10)))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  /**
   * Of a loss that is the inner product of the two gradients, which jumps at kinks of rectifiers.
   */
  @Test
  void derivesTwiceRight() {
    PairLoss inner =
        (one, other) ->
            new PairLoss.Value(
                dot(one.rows()[0], other.rows()[0]),
                new double[][] {other.rows()[0]},
                new double[][] {one.rows()[0]});
    EngineOptions exact = new EngineOptions(Precision.FLOAT64);
    try (Network network = new TorchEngine().build(SMALL, 1, exact)) {
      float[] weights = WeightMap.flatten(network.weights());
      float[] gradient = network.pairGradient(chosen(1, 3), chosen(2, 3), inner).values();
      int checked = 0;
      int wrong = 0;
      for (int i = 0; i < weights.length; i += 19) {
        float[] up = weights.clone();
        up[i] += 1e-5f;
        float[] down = weights.clone();
        down[i] -= 1e-5f;
        double rise = inner(network, up) - inner(network, down);
        double slope = rise / ((double) up[i] - down[i]);
        checked++;
        wrong += Math.abs(slope - gradient[i]) > 1e-4 * Math.abs(slope) + 1e-5 ? 1 : 0;
      }
      assertThat(wrong).as("wrong of %d derivatives", checked).isLessThanOrEqualTo(checked / 10);
    }
  }

  private static double inner(Network network, float[] weights) {
    network.load(WeightMap.unflatten(SMALL, weights));
    return dot(network.jacobian(chosen(1, 3)).rows()[0], network.jacobian(chosen(2, 3)).rows()[0]);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static Map<String, Tensor> chosen(long seed, int label) {
    return Map.of(
        "image", images(1, seed).get("image"), Network.TARGET, new Tensor(new float[] {label}, 1));
  }

  @Test
  void refusesImagesOfAnotherSize() {
    try (Network network = new TorchEngine().build(SMALL, 1)) {
      Map<String, Tensor> large = Map.of("image", Tensor.zeros(1, 1, 32, 32));
      assertThatThrownBy(() -> network.forward(DigitClassifierSpec.STAGE, large))
          .hasMessageStartingWith("input 'image' has shape [1, 1, 32, 32]");
    }
  }

  private static Map<String, Tensor> images(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor images = Tensor.zeros(count, 1, DigitClassifierSpec.SIDE, DigitClassifierSpec.SIDE);
    for (int i = 0; i < images.data().length; i++) {
      images.data()[i] = (float) random.nextGaussian();
    }
    return Map.of("image", images);
  }
}

package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Tensor;
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
      GradientCheck.check(network, Map.of("image", image, "label", labels), FIRST, 7);
    }
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

package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.GradientCheck;
import org.cadalign.engine.LossWeights;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DoubleUnetSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleUnetModelTest {
  private static final DoubleUnetSpec TINY = new DoubleUnetSpec("tiny", 2, 1, 2);
  private static final int SIDE = 64;

  @ParameterizedTest
  @CsvSource({"124, 4", "132, 12", "220, 100"})
  void referenceMapsWindows(int input, int output) {
    DoubleUnetSpec spec = DoubleUnetSpec.reference();
    try (Network network = new TorchEngine().build(spec, 1)) {
      assertThat(WeightMap.flatten(network.weights())).hasSize(9_350_946);
      Map<String, Tensor> outputs =
          network.forward(DoubleUnetSpec.STAGE, Samples.doubleUnet(spec, input, 1));
      assertThat(outputs.get("displacement").shape()).containsExactly(1, 2, output, output);
      assertThat(outputs.get("segmentation").shape()).containsExactly(1, 4, output, output);
    }
  }

  @Test
  void outputsStayInTheirRange() {
    try (Network network = tiny(Precision.FLOAT32)) {
      Map<String, Tensor> outputs =
          network.forward(DoubleUnetSpec.STAGE, Samples.doubleUnet(TINY, SIDE, 1));
      for (float probability : outputs.get("segmentation").data()) {
        assertThat(probability).isBetween(0f, 1f);
      }
      for (float shift : outputs.get("displacement").data()) {
        assertThat(shift).isBetween(-8f, 8f);
      }
    }
  }

  /**
   * Away from the border, where the decoders' zeros and clamping reach, the window does not matter.
   */
  @Test
  void aLargerWindowGivesTheSameInItsMiddle() {
    try (Network network = tiny(Precision.FLOAT64)) {
      Map<String, Tensor> large = Samples.doubleUnet(TINY, 104, 1);
      Map<String, Tensor> small =
          Map.of("image", middle(large.get("image"), 4), "map", middle(large.get("map"), 4));
      Tensor whole = network.forward(DoubleUnetSpec.STAGE, large).get("displacement");
      Tensor part = network.forward(DoubleUnetSpec.STAGE, small).get("displacement");
      assertThat(middle(whole, 12).data()).containsExactly(middle(part, 8).data(), within(1e-6f));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3000, 6000, 9000})
  void agreesWithFiniteDifferencesAtEveryStageOfTheSchedule(long step) {
    try (Network network = tiny(Precision.FLOAT64)) {
      GradientCheck.check(
          network, Samples.doubleUnet(TINY, 60, 2), new LossContext(step), step == 0 ? 41 : 397);
    }
  }

  @Test
  void partsOfTheLossCountAsMuchAsIsAsked() {
    Map<String, Tensor> sample = Samples.doubleUnet(TINY, 60, 2);
    try (Network network = tiny(Precision.FLOAT64)) {
      var whole = network.gradient(sample, new LossContext(0)).losses();
      LossContext noClasses = new LossContext(0, new LossWeights(0, 1));
      assertThat(network.gradient(sample, noClasses).losses().get("loss"))
          .isCloseTo(100 * whole.get("displacement"), within(1e-9));
      LossContext finest = new LossContext(0, new LossWeights(1, 0));
      var heads = WeightMap.unflatten(TINY, network.gradient(sample, finest).values());
      assertThat(heads.get("displacement.1.head.bias").data()).containsOnly(0f);
      assertThat(heads.get("displacement.0.head.bias").data()).doesNotContain(0f);
      GradientCheck.check(network, sample, finest, 397);
    }
  }

  @Test
  void backgroundIsWhatNothingCovers() {
    try (Network network = tiny(Precision.FLOAT64)) {
      Map<String, Tensor> sample = new HashMap<>(Samples.doubleUnet(TINY, SIDE, 2));
      double implied = network.gradient(sample, new LossContext(0)).losses().get("loss");
      Tensor three = sample.get("segmentation");
      int pixels = three.data().length / 3;
      float[] four = new float[4 * pixels];
      System.arraycopy(three.data(), 0, four, pixels, 3 * pixels);
      for (int i = 0; i < pixels; i++) {
        four[i] = (1 - four[i + pixels]) * (1 - four[i + 2 * pixels]) * (1 - four[i + 3 * pixels]);
      }
      sample.put("segmentation", new Tensor(four, 1, 4, three.length(2), three.length(3)));
      double given = network.gradient(sample, new LossContext(0)).losses().get("loss");
      assertThat(given).isCloseTo(implied, within(1e-6));
    }
  }

  @Test
  void pixelsThatNoPolygonCoversDoNotCount() {
    try (Network network = tiny(Precision.FLOAT32)) {
      Map<String, Tensor> sample = new HashMap<>(Samples.doubleUnet(TINY, SIDE, 2));
      sample.put("map", Tensor.zeros(1, 3, SIDE, SIDE));
      assertThat(network.gradient(sample, new LossContext(0)).losses().get("displacement"))
          .isZero();
    }
  }

  @Test
  void refusesWindowsThatDoNotFit() {
    try (Network network = tiny(Precision.FLOAT32)) {
      Map<String, Tensor> inputs =
          Map.of("image", Tensor.zeros(1, 3, 63, 63), "map", Tensor.zeros(1, 3, 63, 63));
      assertThatThrownBy(() -> network.forward(DoubleUnetSpec.STAGE, inputs))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("63 px does not fit");
    }
  }

  private static Network tiny(Precision precision) {
    return new TorchEngine().build(TINY, 4, new EngineOptions(precision));
  }

  private static Tensor middle(Tensor tensor, int margin) {
    int channels = tensor.length(1);
    int side = tensor.length(2);
    int inner = side - 2 * margin;
    Tensor middle = Tensor.zeros(1, channels, inner, inner);
    for (int i = 0; i < middle.data().length; i++) {
      int x = i % inner + margin;
      int y = i / inner % inner + margin;
      middle.data()[i] = tensor.data()[(i / inner / inner * side + y) * side + x];
    }
    return middle;
  }
}

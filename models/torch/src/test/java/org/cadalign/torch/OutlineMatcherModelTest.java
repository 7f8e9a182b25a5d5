package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.GradientCheck;
import org.cadalign.engine.LossWeights;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineMatcherModelTest {
  private static final OutlineMatcherSpec SPEC =
      new OutlineMatcherSpec("tiny", 2, 2, 2, 2, List.of(8.0, 25.0), 4);
  private static final Golden GOLDEN = Golden.read("outline-matcher.txt");
  private static final LossContext FIRST = new LossContext(0);
  private static final LossContext NO_FIRST = new LossContext(0, new LossWeights(1, 0));

  @ParameterizedTest
  @CsvSource({"FLOAT32, 2e-5", "FLOAT64, 2e-5"})
  void agreesWithPyTorchOnTheEvidence(Precision precision, float tolerance) {
    try (Network network = golden(precision)) {
      Map<String, Tensor> inputs = new HashMap<>(GOLDEN.of("sample"));
      inputs.put("groups", new Tensor(new float[] {5}, 1));
      check(network.forward("evidence", inputs), GOLDEN.of("evidence"), tolerance);
    }
  }

  @Test
  void agreesWithPyTorchOnTheMatch() {
    try (Network network = golden(Precision.FLOAT32)) {
      Map<String, Tensor> inputs = new HashMap<>(GOLDEN.of("sample"));
      inputs.putAll(GOLDEN.of("evidence"));
      check(network.forward("match", inputs), GOLDEN.of("match"), 2e-5f);
    }
  }

  @Test
  void agreesWithPyTorchOnTheGradient() {
    try (Network network = golden(Precision.FLOAT32)) {
      Network.Gradient gradient = network.gradient(GOLDEN.of("sample"), FIRST);
      SortedMap<String, Tensor> losses = GOLDEN.of("loss");
      assertThat(gradient.losses().keySet()).isEqualTo(losses.keySet());
      losses.forEach(
          (name, loss) ->
              assertThat(gradient.losses().get(name)).isCloseTo(loss.data()[0], within(1e-4)));
      check(WeightMap.unflatten(SPEC, gradient.values()), GOLDEN.of("gradient"), 1e-4f);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0, 1", "1, 0", "0.5, 2"})
  void partsOfTheLossCountAsMuchAsIsAsked(double segmentation, double intermediate) {
    LossContext asked = new LossContext(0, new LossWeights(segmentation, intermediate));
    try (Network network = golden(Precision.FLOAT64)) {
      Map<String, Tensor> sample = GOLDEN.of("sample");
      double whole = network.gradient(sample, FIRST).losses().get("loss");
      double classes = 2 * network.gradient(sample, FIRST).losses().get("seg");
      double first = whole - network.gradient(sample, NO_FIRST).losses().get("loss");
      assertThat(first).isPositive();
      assertThat(network.gradient(sample, asked).losses().get("loss"))
          .isCloseTo(
              whole - (1 - segmentation) * classes - (1 - intermediate) * first, within(1e-9));
      GradientCheck.check(network, sample, asked, 97);
    }
  }

  @Test
  void withoutItsLossNothingIsLearntOfVertices() {
    LossContext none = new LossContext(0, new LossWeights(0, 1));
    try (Network network = golden(Precision.FLOAT32)) {
      // The third channel of segmentation is read by its loss alone.
      Tensor bias =
          WeightMap.unflatten(SPEC, network.gradient(GOLDEN.of("sample"), none).values())
              .get("encoder.out.bias");
      assertThat(bias.data()[2]).isZero();
      assertThat(bias.data()[0]).isNotZero();
    }
  }

  @Test
  void agreesWithFiniteDifferences() {
    try (Network network = golden(Precision.FLOAT64)) {
      GradientCheck.check(network, GOLDEN.of("sample"), FIRST, 11);
    }
  }

  /** A convolution once read what other tensors had left in memory. */
  @ParameterizedTest
  @CsvSource({"BFLOAT16, 12", "BFLOAT16, 3", "FLOAT32, 12", "FLOAT32, 3"})
  void givesTheSameGradientOverNonsenseInMemory(Precision precision, int filters) {
    OutlineMatcherSpec spec =
        new OutlineMatcherSpec("any", filters, 3, 6, 2, List.of(8.0, 25.0), 4);
    Map<String, Tensor> sample = Samples.outlineMatcher(spec, 128, 5);
    try (Network network = new TorchEngine().build(spec, 3, new EngineOptions(precision))) {
      float[] first = network.gradient(sample, FIRST).values();
      for (int i = 0; i < 5; i++) {
        leaveBehind(Float.NaN);
        assertThat(network.gradient(sample, FIRST).values()).isEqualTo(first);
      }
    }
  }

  /** Fills memory of many sizes, and frees it. */
  private static void leaveBehind(float value) {
    try (PointerScope scope = new PointerScope()) {
      for (long size = 64; size < 1L << 22; size *= 2) {
        for (int i = 0; i < 8; i++) {
          scope.attach(torch.full(new long[] {size}, new Scalar(value)));
        }
      }
    }
  }

  /** Single precision sums evidence by other means than double precision does. */
  @Test
  void bothWaysOfSummingEvidenceAgree() {
    OutlineMatcherSpec compact = OutlineMatcherSpec.compact();
    Map<String, Tensor> sample = Samples.outlineMatcher(compact, 64, 5);
    try (Network single = new TorchEngine().build(compact, 3);
        Network twice = new TorchEngine().build(compact, 3, new EngineOptions(Precision.FLOAT64))) {
      Network.Gradient found = single.gradient(sample, FIRST);
      Network.Gradient expected = twice.gradient(sample, FIRST);
      assertThat(found.losses().get("loss")).isCloseTo(expected.losses().get("loss"), within(1e-5));
      assertThat(found.values())
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(expected.values());
      check(single.forward("evidence", sample), twice.forward("evidence", sample), 1e-4f);
    }
  }

  @Test
  void brainFloatsStayNear() {
    try (Network exact = golden(Precision.FLOAT32);
        Network coarse = golden(Precision.BFLOAT16)) {
      Map<String, Tensor> sample = GOLDEN.of("sample");
      double loss = exact.gradient(sample, FIRST).losses().get("loss");
      assertThat(coarse.gradient(sample, FIRST).losses().get("loss")).isCloseTo(loss, within(0.1));
    }
  }

  @Test
  void anEmptyMapHasNoEvidence() {
    try (Network network = golden(Precision.FLOAT32)) {
      Map<String, Tensor> inputs = new HashMap<>(GOLDEN.of("sample"));
      inputs.put("index", Tensor.zeros(1, 1, 14, 18));
      inputs.put("groups", new Tensor(new float[] {3}, 1));
      Map<String, Tensor> outputs = network.forward("evidence", inputs);
      assertThat(outputs.get("volume").data()).hasSize(3 * 3 * 25).containsOnly(0);
      assertThat(outputs.get("size").data()).containsExactly(1, 1, 1);
    }
  }

  /** Group 2 alone on a second sheet is compared as if there were no other. */
  @Test
  void drawingsAreComparedOneByOne() {
    Map<String, Tensor> sample = new HashMap<>(Samples.outlineMatcher(SPEC, 32, 5));
    float[] index = sample.get("index").data();
    float[] sheets = new float[2 * index.length];
    float[] map = sample.get("map").data();
    float[] maps = new float[2 * map.length];
    for (int i = 0; i < index.length; i++) {
      boolean second = index[i] == 2;
      sheets[i] = second ? 0 : index[i];
      sheets[index.length + i] = second ? 2 : 0;
    }
    System.arraycopy(map, 0, maps, 0, map.length);
    System.arraycopy(map, 0, maps, map.length, map.length);
    try (Network network = golden(Precision.FLOAT32)) {
      Map<String, Tensor> together = network.forward("evidence", sample);
      sample.put("index", new Tensor(sheets, 1, 2, 32, 32));
      sample.put("map", new Tensor(maps, 1, 6, 32, 32));
      check(network.forward("evidence", sample), together, 1e-6f);
    }
  }

  /** Weights serve a wider search, whose middle sees what the narrow one saw. */
  @Test
  void aWiderSearchHasTheNarrowOneInItsMiddle() {
    OutlineMatcherSpec wide = SPEC.withRadius(4);
    Map<String, Tensor> sample = Samples.outlineMatcher(SPEC, 32, 5);
    try (Network network = golden(Precision.FLOAT32);
        Network wider = new TorchEngine().build(wide, 1)) {
      wider.load(GOLDEN.of("weight"));
      Tensor near = network.forward("evidence", sample).get("volume");
      Tensor far = wider.forward("evidence", sample).get("volume");
      for (int plane = 0; plane < near.length(0) * 3; plane++) {
        for (int i = 0; i < 25; i++) {
          assertThat(far.data()[plane * 81 + (i / 5 + 2) * 9 + i % 5 + 2])
              .isCloseTo(near.data()[plane * 25 + i], within(1e-5f));
        }
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    refused("evidence", "image", Tensor.zeros(1, 4, 14, 18), "input 'image' has shape");
    refused("evidence", "map", Tensor.zeros(1, 3, 14, 14), "input 'map' has shape");
    refused("match", "level", new Tensor(new float[] {4}, 1), "input 'level' must be log2");
    refused("match", "position", Tensor.zeros(4, 2), "input 'position' has shape");
    refused("other", "level", Tensor.zeros(1), "no stage 'other'");
  }

  private static void refused(String stage, String name, Tensor tensor, String words) {
    try (Network network = golden(Precision.FLOAT32)) {
      Map<String, Tensor> inputs = new HashMap<>(GOLDEN.of("sample"));
      inputs.putAll(stage.equals("match") ? GOLDEN.of("evidence") : Map.of());
      inputs.put(name, tensor);
      assertThatThrownBy(() -> network.forward(stage, inputs))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(words);
    }
  }

  private static Network golden(Precision precision) {
    Network network = new TorchEngine().build(SPEC, 1, new EngineOptions(precision));
    network.load(GOLDEN.of("weight"));
    return network;
  }

  private static void check(
      Map<String, Tensor> found, Map<String, Tensor> expected, float tolerance) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, tensor) -> {
          assertThat(found.get(name).shape()).as(name).isEqualTo(tensor.shape());
          assertThat(found.get(name).data())
              .as(name)
              .usingComparatorWithPrecision(tolerance)
              .containsExactly(tensor.data());
        });
  }
}

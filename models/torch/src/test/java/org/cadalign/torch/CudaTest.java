package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadalign.engine.Device;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.PairLoss;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card must say what the CPU says. */
class CudaTest {
  private static final LossContext FIRST = new LossContext(0);
  private static final OutlineMatcherSpec MATCHER = OutlineMatcherSpec.compact();
  private static final double TOLERANCE = 1e-3;
  private static Device card;

  @BeforeAll
  static void requireCard() {
    card = Cards.first();
  }

  @Test
  void agreesOnTheEvidenceAndTheMatch() {
    try (Network cpu = network(MATCHER, Device.CPU, Precision.FLOAT32);
        Network cuda = network(MATCHER, card, Precision.FLOAT32)) {
      Map<String, Tensor> inputs = new HashMap<>(Samples.outlineMatcher(MATCHER, 96, 5));
      Map<String, Tensor> evidence = cpu.forward(OutlineMatcherSpec.EVIDENCE, inputs);
      near(cuda.forward(OutlineMatcherSpec.EVIDENCE, inputs), evidence);
      inputs.putAll(evidence);
      near(
          cuda.forward(OutlineMatcherSpec.MATCH, inputs),
          cpu.forward(OutlineMatcherSpec.MATCH, inputs));
    }
  }

  @Test
  void anEmptyMapHasNoEvidence() {
    try (Network cuda = network(MATCHER, card, Precision.FLOAT32)) {
      Map<String, Tensor> inputs = new HashMap<>(Samples.outlineMatcher(MATCHER, 64, 5));
      inputs.put("index", Tensor.zeros(1, 1, 64, 64));
      assertThat(cuda.forward(OutlineMatcherSpec.EVIDENCE, inputs).get("volume").data()).isEmpty();
      inputs.put("groups", new Tensor(new float[] {3}, 1));
      assertThat(cuda.forward(OutlineMatcherSpec.EVIDENCE, inputs).get("volume").data())
          .containsOnly(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 1e-3", "FLOAT64, 1e-6", "BFLOAT16, 0.1"})
  void agreesOnTheGradient(Precision precision, double tolerance) {
    Map<String, Tensor> sample = Samples.outlineMatcher(MATCHER, 96, 5);
    near(gradient(MATCHER, card, precision, sample), exact(MATCHER, sample), tolerance);
  }

  @Test
  void agreesOnTheGradientOfTheReference() {
    DoubleUnetSpec spec = DoubleUnetSpec.reference();
    Map<String, Tensor> sample = Samples.doubleUnet(spec, 220, 5);
    near(gradient(spec, card, Precision.FLOAT32, sample), exact(spec, sample), TOLERANCE);
  }

  @Test
  void agreesOnTheJacobian() {
    Map<String, Tensor> inputs = withTarget(Samples.outlineMatcher(MATCHER, 96, 5));
    try (Network cpu = network(MATCHER, Device.CPU, Precision.FLOAT32);
        Network cuda = network(MATCHER, card, Precision.FLOAT32)) {
      near(cuda.jacobian(inputs), cpu.jacobian(inputs));
    }
  }

  @Test
  void agreesOnTheJacobianOfDigits() {
    DigitClassifierSpec spec = new DigitClassifierSpec("tiny", 4, 12);
    Tensor image = Samples.doubleUnet(DoubleUnetSpec.reference(), 220, 5).get("image");
    float[] pixels = new float[28 * 28];
    System.arraycopy(image.data(), 0, pixels, 0, pixels.length);
    Map<String, Tensor> inputs =
        Map.of(
            "image",
            new Tensor(pixels, 1, 1, 28, 28),
            Network.TARGET,
            new Tensor(new float[] {3}, 1));
    try (Network cpu = network(spec, Device.CPU, Precision.FLOAT32);
        Network cuda = network(spec, card, Precision.FLOAT32)) {
      near(cuda.jacobian(inputs), cpu.jacobian(inputs));
    }
  }

  /** What is derived twice. */
  @Test
  void agreesOnAPair() {
    Map<String, Tensor> one = withTarget(Samples.outlineMatcher(MATCHER, 32, 5));
    Map<String, Tensor> other = withTarget(Samples.outlineMatcher(MATCHER, 32, 6));
    PairLoss sumOfSquares =
        (a, b) -> new PairLoss.Value(a.outputs()[0] + b.outputs()[1], a.rows(), b.rows());
    try (Network cpu = network(MATCHER, Device.CPU, Precision.FLOAT32);
        Network cuda = network(MATCHER, card, Precision.FLOAT32)) {
      near(
          cuda.pairGradient(one, other, sumOfSquares).values(),
          cpu.pairGradient(one, other, sumOfSquares).values(),
          TOLERANCE);
    }
  }

  /** Streams of several threads must not read what others have not written yet. */
  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    List<Map<String, Tensor>> samples = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Network cuda = network(MATCHER, card, Precision.FLOAT32)) {
      for (int i = 0; i < 16; i++) {
        samples.add(Samples.outlineMatcher(MATCHER, 64 + 32 * (i % 3), i));
        expected.add(cuda.gradient(samples.get(i), FIRST).values());
      }
      for (int round = 0; round < 3; round++) {
        List<Future<Network.Gradient>> found = new ArrayList<>();
        samples.forEach(s -> found.add(threads.submit(() -> cuda.gradient(s, FIRST))));
        for (int i = 0; i < found.size(); i++) {
          near(found.get(i).get().values(), expected.get(i), 1e-4);
        }
        cuda.load(cuda.weights());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Network network(NetworkSpec spec, Device device, Precision precision) {
    return new TorchEngine().build(spec, 3, new EngineOptions(precision, device));
  }

  private static float[] exact(NetworkSpec spec, Map<String, Tensor> sample) {
    return gradient(spec, Device.CPU, Precision.FLOAT64, sample);
  }

  private static float[] gradient(
      NetworkSpec spec, Device device, Precision precision, Map<String, Tensor> sample) {
    try (Network network = network(spec, device, precision)) {
      return network.gradient(sample, FIRST).values();
    }
  }

  private static Map<String, Tensor> withTarget(SortedMap<String, Tensor> sample) {
    sample.put(Network.TARGET, new Tensor(new float[] {2}, 1));
    return sample;
  }

  private static void near(Map<String, Tensor> found, Map<String, Tensor> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, tensor) -> near(found.get(name).data(), tensor.data(), TOLERANCE));
  }

  private static void near(Jacobian found, Jacobian expected) {
    assertThat(found.outputs()).containsExactly(expected.outputs(), within(TOLERANCE));
    for (int i = 0; i < expected.rows().length; i++) {
      double[] row = expected.rows()[i];
      assertThat(distance(found.rows()[i], row)).isLessThan(TOLERANCE);
    }
  }

  private static void near(float[] found, float[] expected, double tolerance) {
    assertThat(distance(doubles(found), doubles(expected))).isLessThan(tolerance);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Length of the difference over the expected one's, which is the same for large and small. */
  private static double distance(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (found[i] - expected[i]) * (found[i] - expected[i]);
      length += expected[i] * expected[i];
    }
    return Math.sqrt(difference / Math.max(length, Double.MIN_NORMAL));
  }
}

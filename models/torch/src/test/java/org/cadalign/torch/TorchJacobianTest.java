package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jacobians and their products; {@link TorchPairGradientTest} derives them again. */
class TorchJacobianTest {
  private static final DoubleUnetSpec UNET = new DoubleUnetSpec("tiny", 2, 1, 1);
  private static final OutlineMatcherSpec MATCHER =
      new OutlineMatcherSpec("tiny", 2, 2, 2, 2, List.of(8.0, 25.0), 4);

  /** Multiples of these are exact in float32, and so are the steps of differences between them. */
  private static final double GRID = 0x1p-12;

  private static final double STEP = 0x1p-14;

  /** The two families, and a sample of each. */
  enum Family {
    DOUBLE_UNET,
    OUTLINE_MATCHER;

    NetworkSpec spec() {
      return this == DOUBLE_UNET ? UNET : MATCHER;
    }

    Map<String, Tensor> sample(long seed) {
      return this == DOUBLE_UNET ? Samples.doubleUnet(UNET, 36, seed) : matched(32, seed, 2);
    }

    Network network(Precision precision) {
      Network network = new TorchEngine().build(spec(), 3, new EngineOptions(precision));
      network.load(WeightMap.unflatten(spec(), onGrid(WeightMap.flatten(network.weights()))));
      return network;
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithFiniteDifferences(Family family) {
    Map<String, Tensor> sample = family.sample(5);
    try (Network network = family.network(Precision.FLOAT64)) {
      double[][] rows = network.jacobian(sample).rows();
      for (int output = 0; output < rows.length; output++) {
        int one = output;
        check(network, n -> n.jacobian(sample).outputs()[one], rows[output], 1e-8);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void singlePrecisionAgreesWithDouble(Family family) {
    Map<String, Tensor> sample = family.sample(6);
    try (Network single = family.network(Precision.FLOAT32);
        Network exact = family.network(Precision.FLOAT64)) {
      near(single.jacobian(sample).rows(), exact.jacobian(sample).rows(), 1e-5);
    }
  }

  /** The loss is a square of the outputs, so its derivative is linear in the target. */
  @Test
  void agreesWithTheGradientOfALoss() {
    Map<String, Tensor> sample = new HashMap<>(Samples.doubleUnet(UNET, 36, 5));
    int side = UNET.output(36);
    int centre = (36 - side) / 2 + side / 2;
    Tensor map = Tensor.zeros(1, 3, 36, 36);
    IntStream.range(0, 3).forEach(c -> map.data()[(c * 36 + centre) * 36 + centre] = 1);
    sample.put("map", map);
    sample.put("displacement", Tensor.zeros(1, 2, side, side));
    try (Network network = Family.DOUBLE_UNET.network(Precision.FLOAT64)) {
      Jacobian jacobian = network.jacobian(sample);
      float[] before = network.gradient(sample, new Network.LossContext(9000)).values();
      Tensor moved = Tensor.zeros(1, 2, side, side);
      Arrays.fill(moved.data(), 0, side * side, 1);
      sample.put("displacement", moved);
      float[] after = network.gradient(sample, new Network.LossContext(9000)).values();
      double factor = 100 * 2 / 64.0;
      for (int i = 0; i < before.length; i++) {
        assertThat((before[i] - after[i]) / factor).isCloseTo(jacobian.rows()[0][i], within(1e-4));
      }
    }
  }

  @Test
  void outputsAreWhatForwardGives() {
    Map<String, Tensor> sample = matched(32, 5, 3);
    try (Network network = Family.OUTLINE_MATCHER.network(Precision.FLOAT32)) {
      Map<String, Tensor> inputs = new HashMap<>(sample);
      inputs.putAll(network.forward(OutlineMatcherSpec.EVIDENCE, sample));
      float[] all = network.forward(OutlineMatcherSpec.MATCH, inputs).get("displacement").data();
      assertThat(network.jacobian(sample).outputs())
          .usingComparatorWithPrecision(1e-6)
          .containsExactly(all[6], all[7]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void directionsAreProductsWithTheJacobian(Family family) {
    Map<String, Tensor> sample = family.sample(7);
    try (Network network = family.network(Precision.FLOAT32)) {
      Jacobian jacobian = network.jacobian(sample);
      double[][] directions = network.jacobian(family.sample(8)).rows();
      double[][] found = network.directional(sample, directions);
      for (int output = 0; output < 2; output++) {
        for (int k = 0; k < 2; k++) {
          double expected = dot(jacobian.rows()[output], directions[k]);
          assertThat(found[output][k]).isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  @Test
  void refusesATargetThatIsNoGroup() {
    try (Network network = Family.OUTLINE_MATCHER.network(Precision.FLOAT32)) {
      assertThatThrownBy(() -> network.jacobian(matched(32, 5, 4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("input 'target' is group 4 of 4");
    }
  }

  /** Groups are numbered through the batch; those of different windows are far apart. */
  @Test
  void aBatchIsItsWindowsOneByOne() {
    List<Map<String, Tensor>> windows =
        IntStream.range(0, 3).mapToObj(i -> matched(32, i, 0)).toList();
    Map<String, Tensor> batch = WindowBatch.of(windows);
    try (Network network = Family.OUTLINE_MATCHER.network(Precision.FLOAT32)) {
      Map<String, Tensor> together = network.forward(OutlineMatcherSpec.EVIDENCE, batch);
      double[] mean = new double[Math.toIntExact(MATCHER.size())];
      for (int i = 0; i < windows.size(); i++) {
        Map<String, Tensor> alone = network.forward(OutlineMatcherSpec.EVIDENCE, windows.get(i));
        for (String name : alone.keySet()) {
          int length = alone.get(name).data().length;
          assertThat(Arrays.copyOfRange(together.get(name).data(), i * length, (i + 1) * length))
              .usingComparatorWithPrecision(1e-5f)
              .containsExactly(alone.get(name).data());
        }
        float[] one = network.gradient(windows.get(i), new Network.LossContext(0)).values();
        Arrays.setAll(mean, k -> mean[k] + one[k] / 3.0);
      }
      // The losses' divisors have a small constant, which a batch has once.
      assertThat(doubles(network.gradient(batch, new Network.LossContext(0)).values()))
          .usingComparatorWithPrecision(2e-3)
          .containsExactly(mean);
    }
  }

  @Test
  void memoryStaysFlat() {
    checkFlat(300);
  }

  @Test
  @Tag("long")
  void memoryStaysFlatOverManyJacobians() {
    checkFlat(1000);
  }

  @Test
  void twoThreadsGiveTheSameBits() throws Exception {
    List<Map<String, Tensor>> samples =
        IntStream.range(0, 24).mapToObj(i -> matched(32, i, i % 4)).toList();
    try (Network network = Family.OUTLINE_MATCHER.network(Precision.FLOAT32)) {
      List<double[]> alone = all(network, samples, 1);
      List<double[]> together = all(network, samples, 2);
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i)).isEqualTo(alone.get(i));
      }
    }
  }

  private static List<double[]> all(Network network, List<Map<String, Tensor>> samples, int threads)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<double[]>> tasks = new ArrayList<>();
      samples.forEach(sample -> tasks.add(() -> network.jacobian(sample).rows()[1]));
      List<double[]> found = new ArrayList<>();
      for (Future<double[]> future : pool.invokeAll(tasks)) {
        found.add(future.get());
      }
      return found;
    } finally {
      pool.shutdown();
    }
  }

  private static void checkFlat(int steps) {
    List<Map<String, Tensor>> samples =
        IntStream.range(0, 4).mapToObj(i -> matched(16, i, 0)).toList();
    try (Network network = Family.OUTLINE_MATCHER.network(Precision.FLOAT32)) {
      IntStream.range(0, 100).forEach(i -> derive(network, samples, i));
      System.gc();
      long before = Pointer.physicalBytes();
      IntStream.range(0, steps).forEach(i -> derive(network, samples, i));
      System.gc();
      assertThat(Pointer.physicalBytes() - before).isLessThan(48L << 20);
    }
  }

  private static void derive(Network network, List<Map<String, Tensor>> samples, int i) {
    network.jacobian(samples.get(i % samples.size()));
    if (i % 50 == 0) {
      network.pairGradient(samples.get(0), samples.get(1), TorchPairGradientTest::quadratic);
    }
  }

  /** Some fifteen parameters; kinks of rectifiers may spoil a few of them. */
  static void check(
      Network network, ToDoubleFunction<Network> value, double[] found, double tolerance) {
    float[] weights = WeightMap.flatten(network.weights());
    int checked = 0;
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < weights.length; i += 1 + weights.length / 15) {
      double slope =
          (4 * slope(network, value, weights, i, STEP)
                  - slope(network, value, weights, i, 2 * STEP))
              / 3;
      checked++;
      if (Math.abs(slope - found[i]) > tolerance * (1 + Math.abs(slope))) {
        wrong.add(i + ": " + found[i] + " instead of " + slope);
      }
    }
    network.load(WeightMap.unflatten(network.spec(), weights));
    assertThat(wrong).as("wrong of %d", checked).hasSizeLessThanOrEqualTo(1);
  }

  private static double slope(
      Network network, ToDoubleFunction<Network> value, float[] weights, int i, double step) {
    double rise = at(network, value, weights, i, step) - at(network, value, weights, i, -step);
    return rise / (2 * step);
  }

  private static double at(
      Network network, ToDoubleFunction<Network> value, float[] weights, int i, double step) {
    float[] moved = weights.clone();
    moved[i] += (float) step;
    network.load(WeightMap.unflatten(network.spec(), moved));
    return value.applyAsDouble(network);
  }

  static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static void near(double[][] found, double[][] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      double greatest = Arrays.stream(expected[i]).map(Math::abs).max().orElseThrow();
      assertThat(found[i])
          .usingComparatorWithPrecision(tolerance * (1 + greatest))
          .containsExactly(expected[i]);
    }
  }

  static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static Map<String, Tensor> matched(int side, long seed, int target) {
    return matched(MATCHER, side, seed, target);
  }

  static Map<String, Tensor> matched(OutlineMatcherSpec spec, int side, long seed, int target) {
    Map<String, Tensor> sample = new HashMap<>(Samples.outlineMatcher(spec, side, seed));
    sample.put(Network.TARGET, new Tensor(new float[] {target}, 1));
    return sample;
  }

  private static float[] onGrid(float[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) (Math.rint(values[i] / GRID) * GRID);
    }
    return rounded;
  }
}

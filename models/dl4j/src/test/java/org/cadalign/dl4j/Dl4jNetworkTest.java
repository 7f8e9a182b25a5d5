package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.optimise.AdamOptions;
import org.cadalign.optimise.LearningRate;
import org.cadalign.optimise.TrainingStep;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jNetworkTest {
  private static final OutlineMatcherSpec MATCHER =
      new OutlineMatcherSpec("tiny", 4, 2, 2, 2, List.of(8.0), 4);
  private static final LossContext FIRST = new LossContext(0);

  /**
   * Presets at the rates that {@code train} has by default, with its batch for the one that aligns;
   * small networks at full rate from the first step. There single precision would not do: Adam's
   * first steps are as long for a gradient that is nothing but rounding as for any other.
   */
  @ParameterizedTest
  @CsvSource({
    "compact, FLOAT32, 4, 2e-3, 50",
    "reference, FLOAT32, 1, 1e-4, 50",
    "small compact, FLOAT64, 1, 2e-3, 0",
    "small reference, FLOAT64, 1, 1e-4, 0"
  })
  void lossesOfTwentyStepsAreThoseOfTorch(
      String name, Precision precision, int batch, double rate, int warmUp) throws Exception {
    Subject subject = Subject.named(name);
    LearningRate rates = new LearningRate.Cosine(rate, 0.03 * rate, warmUp, 4000);
    List<Map<String, Tensor>> samples =
        IntStream.range(0, batch).mapToObj(subject::sample).toList();
    try (Network torch = subject.network("torch", precision);
        Network dl4j = subject.network("dl4j", precision);
        TrainingStep expected = new TrainingStep(torch, options(1, rates));
        TrainingStep found = new TrainingStep(dl4j, options(1, rates))) {
      for (int i = 0; i < 20; i++) {
        double loss = expected.run(samples).losses().get("loss");
        assertThat(found.run(samples).losses().get("loss"))
            .as("step " + i)
            .isCloseTo(loss, within(1e-3 * loss));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void trainingDoesNotDependOnTheNumberOfThreads(int workers) throws Exception {
    assertThat(train(workers)).isEqualTo(train(1));
  }

  private static float[] train(int workers) throws Exception {
    try (Network network = new Dl4jEngine().build(MATCHER, 3);
        TrainingStep step =
            new TrainingStep(network, options(workers, new LearningRate.Constant(0.01)))) {
      for (int i = 0; i < 4; i++) {
        step.run(batch());
      }
      return WeightMap.flatten(network.weights());
    }
  }

  @Test
  void derivesAlongDirections() {
    Map<String, Tensor> sample = Subject.named("compact").sample(1);
    try (Network network = Subject.named("compact").network("dl4j", Precision.FLOAT32)) {
      Jacobian jacobian = network.jacobian(sample);
      double[][] found = network.directional(sample, jacobian.rows());
      double square = 0;
      for (double value : jacobian.rows()[0]) {
        square += value * value;
      }
      assertThat(found[0][0]).isCloseTo(square, within(1e-9 * square));
    }
  }

  @Test
  void refusesWhatItCannotInOneLine() {
    Map<String, Tensor> sample = Samples.outlineMatcher(MATCHER, 32, 1);
    try (Network network = new Dl4jEngine().build(MATCHER, 3)) {
      assertThatThrownBy(() -> network.pairGradient(sample, sample, (one, other) -> null))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("this engine cannot derive twice");
      assertThatThrownBy(() -> network.gradient(Map.of(), FIRST))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("input 'position' is missing");
    }
  }

  @Test
  void refusesUseAfterClose() {
    Network network = new Dl4jEngine().build(MATCHER, 3);
    network.gradient(Samples.outlineMatcher(MATCHER, 32, 1), FIRST);
    network.close();
    network.close();
    for (Runnable use :
        List.<Runnable>of(
            network::weights,
            () -> network.load(WeightMap.draw(MATCHER, 1)),
            () -> network.gradient(Samples.outlineMatcher(MATCHER, 32, 1), FIRST))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("network tiny is closed");
    }
  }

  @Test
  void memoryStaysFlat() {
    checkFlat(1_000);
  }

  @Test
  @Tag("long")
  void memoryStaysFlatOverManySteps() {
    checkFlat(10_000);
  }

  /** With other weights at every step. */
  private static void checkFlat(int steps) {
    List<Map<String, Tensor>> batch = batch();
    try (Network network = new Dl4jEngine().build(MATCHER, 3)) {
      IntStream.range(0, 300).forEach(i -> network.gradient(batch.get(i % 5), FIRST));
      long before = least(network, batch, steps / 4);
      least(network, batch, steps / 2);
      assertThat(least(network, batch, steps / 4) - before).isLessThan(48L << 20);
    }
  }

  /**
   * The least memory that the process has while it steps. Single looks differ by as much as Java's
   * heap and malloc's arenas breathe.
   */
  private static long least(Network network, List<Map<String, Tensor>> batch, int steps) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < steps; i++) {
      network.gradient(batch.get(i % 5), FIRST);
      network.load(network.weights());
      if (i % 50 == 0) {
        System.gc();
        least = Math.min(least, Pointer.physicalBytes());
      }
    }
    return least;
  }

  /** A second thread of a native pool that spins would show as more processor than wall time. */
  @Test
  void oneWorkerUsesOneProcessor() {
    Subject subject = Subject.named("compact");
    Map<String, Tensor> sample = subject.sample(1);
    try (Network network = subject.network("dl4j", Precision.FLOAT32)) {
      IntStream.range(0, 100).forEach(i -> network.gradient(sample, FIRST));
      long cpu = processorNanos();
      long wall = System.nanoTime();
      while (System.nanoTime() - wall < 2_000_000_000L) {
        network.gradient(sample, FIRST);
      }
      double used = processorNanos() - cpu;
      assertThat(used / (System.nanoTime() - wall)).isLessThanOrEqualTo(1.3);
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static TrainingStep.Options options(int workers, LearningRate rate) {
    return new TrainingStep.Options(AdamOptions.DEFAULT, rate, 5, workers);
  }

  private static List<Map<String, Tensor>> batch() {
    return IntStream.range(0, 5)
        .<Map<String, Tensor>>mapToObj(i -> Samples.outlineMatcher(MATCHER, 32, i))
        .toList();
  }
}

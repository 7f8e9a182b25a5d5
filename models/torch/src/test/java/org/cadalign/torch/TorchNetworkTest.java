package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.Provenance;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.optimise.AdamOptions;
import org.cadalign.optimise.LearningRate;
import org.cadalign.optimise.TrainingStep;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchNetworkTest {
  private static final DoubleUnetSpec TINY = new DoubleUnetSpec("tiny", 2, 1, 1);
  private static final OutlineMatcherSpec MATCHER =
      new OutlineMatcherSpec("tiny", 4, 2, 2, 2, List.of(8.0), 4);
  private static final LossContext FIRST = new LossContext(0);

  @Test
  void isFoundByItsName() {
    Engine engine = Engines.named("torch").orElseThrow();
    assertThat(engine.availability().usable()).isTrue();
    assertThat(engine.availability().detail()).startsWith("LibTorch");
    assertThat(Engines.named("abacus")).isEmpty();
  }

  @Test
  void sameSeedSameBytes() {
    assertThat(fresh(7)).isEqualTo(fresh(7)).isNotEqualTo(fresh(8));
  }

  @Test
  void keepsWeightsThroughAFile(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("a.model");
    Path again = dir.resolve("b.model");
    try (Network network = new TorchEngine().build(TINY, 3);
        Network other = new TorchEngine().build(TINY, 4)) {
      ModelArchives.write(file, ModelArchive.of(TINY, network.weights(), provenance()));
      other.load(ModelArchives.read(file).weights(ModelArchive.WHOLE).orElseThrow());
      ModelArchives.write(again, ModelArchive.of(TINY, other.weights(), provenance()));
      assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
      Map<String, Tensor> sample = Samples.doubleUnet(TINY, 36, 1);
      assertThat(other.gradient(sample, FIRST).values())
          .isEqualTo(network.gradient(sample, FIRST).values());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void trainingDoesNotDependOnTheNumberOfThreads(int workers) throws Exception {
    assertThat(train(workers)).isEqualTo(train(1));
  }

  @Test
  void lowersTheLoss() throws Exception {
    List<Map<String, Tensor>> batch = batch();
    try (Network network = new TorchEngine().build(MATCHER, 3);
        TrainingStep step = new TrainingStep(network, options(2, 0.01))) {
      double before = step.run(batch).losses().get("loss");
      for (int i = 0; i < 40; i++) {
        step.run(batch);
      }
      assertThat(step.run(batch).losses().get("loss")).isLessThan(0.9 * before);
    }
  }

  @Test
  void refusesUseAfterClose() {
    Network network = new TorchEngine().build(TINY, 3);
    network.close();
    network.close();
    closed(network::weights);
    closed(() -> network.load(WeightMap.draw(TINY, 1)));
    closed(() -> network.forward(DoubleUnetSpec.STAGE, Samples.doubleUnet(TINY, 36, 1)));
    closed(() -> network.gradient(Samples.doubleUnet(TINY, 36, 1), FIRST));
  }

  @Test
  void refusesForeignWeights() {
    try (Network network = new TorchEngine().build(TINY, 3)) {
      assertThatThrownBy(() -> network.load(WeightMap.draw(MATCHER, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is missing");
      assertThatThrownBy(() -> network.gradient(Map.of(), FIRST))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("input 'image' is missing");
    }
  }

  @Test
  void closingFreesMemoryAtOnce() {
    DoubleUnetSpec reference = DoubleUnetSpec.reference();
    new TorchEngine().build(reference, 1).close();
    long before = Pointer.physicalBytes();
    for (int i = 0; i < 8; i++) {
      try (Network network = new TorchEngine().build(TINY, 1)) {
        assertThat(network.spec()).isEqualTo(TINY);
      }
    }
    assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
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

  /** A second thread of a native pool that spins would show as more processor than wall time. */
  @Test
  void oneWorkerUsesOneProcessor() {
    DoubleUnetSpec spec = new DoubleUnetSpec("small", 8, 4, 3);
    Map<String, Tensor> sample = Samples.doubleUnet(spec, 220, 1);
    try (Network network = new TorchEngine().build(spec, 1)) {
      IntStream.range(0, 5).forEach(i -> network.gradient(sample, FIRST));
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

  private static void checkFlat(int steps) {
    List<Map<String, Tensor>> batch = batch();
    try (Network network = new TorchEngine().build(MATCHER, 3)) {
      IntStream.range(0, 300).forEach(i -> network.gradient(batch.get(i % 5), FIRST));
      System.gc();
      long before = Pointer.physicalBytes();
      for (int i = 0; i < steps; i++) {
        network.gradient(batch.get(i % 5), FIRST);
        network.load(network.weights());
      }
      System.gc();
      assertThat(Pointer.physicalBytes() - before).isLessThan(48L << 20);
    }
  }

  private static float[] train(int workers) throws Exception {
    try (Network network = new TorchEngine().build(MATCHER, 3);
        TrainingStep step = new TrainingStep(network, options(workers, 0.01))) {
      for (int i = 0; i < 4; i++) {
        step.run(batch());
      }
      return WeightMap.flatten(network.weights());
    }
  }

  private static TrainingStep.Options options(int workers, double rate) {
    return new TrainingStep.Options(
        AdamOptions.DEFAULT, new LearningRate.Constant(rate), 5, workers);
  }

  private static List<Map<String, Tensor>> batch() {
    return IntStream.range(0, 5)
        .<Map<String, Tensor>>mapToObj(i -> Samples.outlineMatcher(MATCHER, 32, i))
        .toList();
  }

  private static float[] fresh(long seed) {
    try (Network network = new TorchEngine().build(TINY, seed)) {
      return WeightMap.flatten(network.weights());
    }
  }

  private static void closed(Runnable use) {
    assertThatThrownBy(use::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("network tiny is closed");
  }

  private static Provenance provenance() {
    return new Provenance(
        new TreeMap<>(),
        1,
        0,
        "torch",
        Provenance.javaHere(),
        Provenance.osHere(),
        new Provenance.WorkingRange(0.1, 1, 5),
        List.of(),
        new TreeMap<>());
  }
}

package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A card must say what the torch engine says on the CPU. In a JVM of its own, as the profile {@code
 * cuda} has it, since ND4J computes on the CPU in those of other tests.
 */
class CardTest {
  private static final double TOLERANCE = 1e-3;

  @BeforeAll
  static void requireCard() {
    Engine.Availability found = new Dl4jEngine().availability(Device.cuda(0));
    Assumptions.assumeTrue(
        found.usable(), "needs a CUDA card and a build with -Pcuda; here " + found.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compact", "reference"})
  void agreesWithTorch(String name) {
    Subject subject = Subject.named(name);
    Map<String, Tensor> sample = subject.sample(5);
    EngineOptions options = new EngineOptions(Precision.FLOAT32, Device.cuda(0));
    try (Network torch = subject.network("torch", Precision.FLOAT32);
        Network card = new Dl4jEngine().build(subject.spec(), 7, options)) {
      String stage = subject.spec().stages().get(0);
      Map<String, Tensor> found = card.forward(stage, sample);
      torch
          .forward(stage, sample)
          .forEach(
              (output, tensor) ->
                  assertThat(Apart.relative(found.get(output).data(), tensor.data()))
                      .as(output)
                      .isLessThan(TOLERANCE));
      LossContext first = new LossContext(0);
      assertThat(
              Apart.relative(
                  card.gradient(sample, first).values(), torch.gradient(sample, first).values()))
          .isLessThan(TOLERANCE);
      assertThat(Apart.relative(card.jacobian(sample).rows()[0], torch.jacobian(sample).rows()[0]))
          .isLessThan(TOLERANCE);
    }
  }
}

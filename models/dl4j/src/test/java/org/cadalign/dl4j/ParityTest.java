package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both presets, and small networks of their families, by both engines. */
class ParityTest {
  @ParameterizedTest
  @CsvSource({"compact, evidence", "compact, match", "reference, whole"})
  void forwardIsTheSame(String name, String stage) {
    Subject subject = Subject.named(name);
    Map<String, Tensor> inputs = subject.sample(1);
    try (Network torch = subject.network("torch", Precision.FLOAT32);
        Network dl4j = subject.network("dl4j", Precision.FLOAT32)) {
      if (stage.equals(OutlineMatcherSpec.MATCH)) {
        inputs.putAll(torch.forward(OutlineMatcherSpec.EVIDENCE, inputs));
      }
      Map<String, Tensor> expected = torch.forward(stage, inputs);
      assertSame(dl4j.forward(stage, inputs), expected, 1e-4);
    }
  }

  private static void assertSame(
      Map<String, Tensor> found, Map<String, Tensor> expected, double tolerance) {
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (output, tensor) -> {
          assertThat(found.get(output).shape()).as(output).isEqualTo(tensor.shape());
          assertThat(Apart.relative(found.get(output).data(), tensor.data()))
              .as(output)
              .isLessThanOrEqualTo(tolerance);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "compact, FLOAT32, 1e-4",
    "reference, FLOAT32, 1e-4",
    "small compact, FLOAT64, 1e-6",
    "small reference, FLOAT64, 1e-6"
  })
  void lossAndGradientAreTheSame(String name, Precision precision, double tolerance) {
    Subject subject = Subject.named(name);
    Map<String, Tensor> sample = subject.sample(2);
    try (Network torch = subject.network("torch", precision);
        Network dl4j = subject.network("dl4j", precision)) {
      Network.Gradient expected = torch.gradient(sample, new LossContext(0));
      Network.Gradient found = dl4j.gradient(sample, new LossContext(0));
      assertThat(found.losses()).containsOnlyKeys(expected.losses().keySet());
      expected
          .losses()
          .forEach(
              (part, loss) ->
                  assertThat(found.losses().get(part))
                      .as(part)
                      .isCloseTo(loss, within(tolerance * Math.abs(loss))));
      assertThat(Apart.relative(found.values(), expected.values())).isLessThanOrEqualTo(tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "compact, FLOAT32, 1e-3",
    "reference, FLOAT32, 1e-3",
    "compact, FLOAT64, 1e-8",
    "reference, FLOAT64, 1e-8",
    "small compact, FLOAT64, 1e-8",
    "small reference, FLOAT64, 1e-8"
  })
  void jacobianIsTheSame(String name, Precision precision, double tolerance) {
    Subject subject = Subject.named(name);
    Map<String, Tensor> sample = subject.sample(3);
    try (Network torch = subject.network("torch", precision);
        Network dl4j = subject.network("dl4j", precision)) {
      Jacobian expected = torch.jacobian(sample);
      Jacobian found = dl4j.jacobian(sample);
      assertThat(Apart.relative(found.outputs(), expected.outputs()))
          .isLessThanOrEqualTo(tolerance);
      for (int i = 0; i < 2; i++) {
        assertThat(Apart.relative(found.rows()[i], expected.rows()[i]))
            .as("row " + i)
            .isLessThanOrEqualTo(tolerance);
      }
    }
  }
}

package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cadalign.engine.Device;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done with a card's memory gives the same on the CPU as what is done with the CPU's. */
class CardMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "small compact, FLOAT",
    "small compact, DOUBLE",
    "small reference, FLOAT",
    "small reference, DOUBLE"
  })
  void networksComputeTheSame(String name, Format format) {
    Subject subject = Subject.named(name);
    Map<String, Tensor> sample = subject.sample(6);
    try (Network host = network(subject, format);
        Network card = network(subject, format.onCard())) {
      String stage = subject.spec().stages().get(0);
      host.forward(stage, sample)
          .forEach(
              (output, tensor) ->
                  assertThat(card.forward(stage, sample).get(output).data())
                      .as(output)
                      .containsExactly(tensor.data()));
      assertThat(card.gradient(sample, new LossContext(0)).values())
          .containsExactly(host.gradient(sample, new LossContext(0)).values());
      Jacobian expected = host.jacobian(sample);
      Jacobian found = card.jacobian(sample);
      assertThat(found.rows()[1]).containsExactly(expected.rows()[1]);
    }
  }

  private static Network network(Subject subject, Format format) {
    Dl4jModel model =
        subject.spec() instanceof OutlineMatcherSpec matcher
            ? new OutlineMatcherModel(matcher)
            : new DoubleUnetModel((DoubleUnetSpec) subject.spec());
    return new Dl4jNetwork(
        subject.spec(), model, format, Device.CPU, WeightMap.draw(subject.spec(), 7));
  }
}

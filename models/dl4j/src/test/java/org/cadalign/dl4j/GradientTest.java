package org.cadalign.dl4j;

import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.GradientCheck;
import org.cadalign.engine.Network;
import org.cadalign.engine.Network.LossContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients against finite differences, in double precision. */
class GradientTest {
  @ParameterizedTest
  @CsvSource({"small compact, 97", "small reference, 397"})
  void isTheSlopeOfTheLoss(String name, int stride) {
    Subject subject = Subject.named(name);
    try (Network network = subject.network("dl4j", Precision.FLOAT64)) {
      GradientCheck.check(network, subject.sample(4), new LossContext(0), stride);
    }
  }
}

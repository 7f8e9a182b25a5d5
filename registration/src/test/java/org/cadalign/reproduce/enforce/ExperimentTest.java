package org.cadalign.reproduce.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.engine.Engines;
import org.cadalign.spec.DigitClassifierSpec;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final DigitClassifierSpec SMALL = new DigitClassifierSpec("small", 2, 6);

  @Test
  void armsStartAlikeAndPullApart() throws Exception {
    Experiment experiment =
        new Experiment(
            Engines.named("torch").orElseThrow(), SMALL, DigitsTest.digits(20), List.of(1, 8), 30);
    Course alone = experiment.run(Arm.ALONE, 1, "p");
    Course similar = experiment.run(Arm.SIMILAR, 1, "p");
    Course opposed = experiment.run(Arm.OPPOSED, 1, "p");
    assertThat(alone.accuracy()).containsOnlyKeys(1, 8);
    assertThat(alone.similarity()).hasSize(8).allMatch(k -> Math.abs(k) <= 1 + 1e-9);
    assertThat(similar.similarity().get(0)).isCloseTo(alone.similarity().get(0), near());
    assertThat(opposed.similarity().get(0)).isCloseTo(alone.similarity().get(0), near());
    assertThat(similar.meanSimilarity()).isGreaterThan(opposed.meanSimilarity());
    assertThat(experiment.run(Arm.SIMILAR, 1, "p").similarity()).isEqualTo(similar.similarity());
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return org.assertj.core.api.Assertions.within(1e-4);
  }
}

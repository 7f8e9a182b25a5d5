package org.cadalign.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cadalign.engine.LossWeights;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStepTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void bytesDoNotDependOnTheNumberOfThreads(int workers) throws Exception {
    assertThat(train(workers, 7)).isEqualTo(train(1, 7));
  }

  @Test
  void dependsOnTheSamples() throws Exception {
    assertThat(train(2, 7)).isNotEqualTo(train(2, 6));
  }

  @Test
  void lowersTheLoss() throws Exception {
    try (TrainingStep step = new TrainingStep(new BowlNetwork(), options(2, 0.01, 1e9))) {
      double before = step.run(batch(4)).losses().get("loss");
      for (int i = 0; i < 200; i++) {
        step.run(batch(4));
      }
      assertThat(step.run(batch(4)).losses().get("loss")).isLessThan(0.3 * before);
    }
  }

  @Test
  void samplesAreJudgedByTheWeightsOfTheLoss() throws Exception {
    BowlNetwork network = new BowlNetwork();
    LossWeights losses = new LossWeights(0.5, 0);
    TrainingStep.Options options =
        new TrainingStep.Options(
            AdamOptions.DEFAULT, new LearningRate.Constant(0.01), 1e9, 2, losses);
    try (TrainingStep step = new TrainingStep(network, options)) {
      step.run(batch(3));
      step.run(batch(3));
    }
    assertThat(network.contexts())
        .containsOnly(new Network.LossContext(0, losses), new Network.LossContext(1, losses));
    assertThat(options(2, 0.01, 1).losses()).isEqualTo(LossWeights.WHOLE);
  }

  @Test
  void clipsTheNorm() throws Exception {
    BowlNetwork network = new BowlNetwork();
    try (TrainingStep step = new TrainingStep(network, options(1, 0.01, 0.5))) {
      TrainingStep.Outcome outcome = step.run(batch(1));
      assertThat(outcome.norm()).isGreaterThan(0.5);
      double squares = 0;
      for (float m : step.optimiser().first()) {
        squares += m * m;
      }
      assertThat(Math.sqrt(squares)).isCloseTo(0.1 * 0.5, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void divergesInWordsAndKeepsTheWeights(float target) {
    BowlNetwork network = new BowlNetwork();
    try (TrainingStep step = new TrainingStep(network, options(2, 0.01, 1))) {
      float[] before = step.weights();
      List<Map<String, Tensor>> batch =
          List.of(sample(1), Map.of("target", new Tensor(new float[] {target}, 1)), sample(2));
      assertThatThrownBy(() -> step.run(batch))
          .isInstanceOf(DivergedException.class)
          .hasMessageStartingWith("training diverged at step 0: loss is");
      assertThat(step.weights()).isEqualTo(before);
      assertThat(step.step()).isZero();
    }
  }

  @Test
  void passesFaultsOn() {
    try (TrainingStep step = new TrainingStep(new BowlNetwork(), options(2, 0.01, 1))) {
      assertThatThrownBy(
              () ->
                  step.run(
                      3,
                      i -> {
                        throw new IllegalStateException("no sample " + i);
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no sample 0");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void addsAGradientToTheMean(int workers) throws Exception {
    BowlNetwork network = new BowlNetwork();
    float[] more = new float[Math.toIntExact(network.spec().size())];
    Arrays.fill(more, 0.25f);
    Network.Gradient added = new Network.Gradient(new TreeMap<>(Map.of("pair", 3.0)), more);
    try (TrainingStep step = new TrainingStep(network, options(workers, 0.01, 1e9))) {
      float[] before = step.weights();
      TrainingStep.Outcome outcome = step.run(4, i -> sample(i), () -> Optional.of(added));
      assertThat(outcome.losses()).containsEntry("pair", 3.0).containsKey("loss");
      double mean = 2 * (before[0] - 1.5);
      assertThat(step.optimiser().first()[0])
          .isCloseTo((float) (0.1 * (mean + 0.25)), within(1e-6f));
    }
  }

  @Test
  void refusesAnAddedGradientThatIsNotFinite() {
    Network.Gradient added =
        new Network.Gradient(new TreeMap<>(Map.of("pair", Double.NaN)), new float[0]);
    try (TrainingStep step = new TrainingStep(new BowlNetwork(), options(2, 0.01, 1))) {
      assertThatThrownBy(() -> step.run(1, i -> sample(1), () -> Optional.of(added)))
          .isInstanceOf(DivergedException.class)
          .hasMessage("training diverged at step 0: pair is NaN");
    }
  }

  @Test
  void goesOnFromACheckpointWithTheSameBytes() throws Exception {
    BowlNetwork network = new BowlNetwork();
    TrainingStep.Options options = options(2, 0.01, 1);
    float[] straight;
    try (TrainingStep step = new TrainingStep(network, options)) {
      step.run(batch(3));
      step.run(batch(4));
      straight = step.weights();
    }
    BowlNetwork again = new BowlNetwork();
    Adam.State state;
    try (TrainingStep step = new TrainingStep(again, options)) {
      step.run(batch(3));
      state = step.optimiser();
    }
    Adam adam = new Adam(options.adam(), state);
    try (TrainingStep step = new TrainingStep(again, options, adam, 1)) {
      step.run(batch(4));
      assertThat(step.weights()).isEqualTo(straight);
    }
  }

  private static float[] train(int workers, int size) throws Exception {
    try (TrainingStep step = new TrainingStep(new BowlNetwork(), options(workers, 0.01, 1))) {
      for (int i = 0; i < 5; i++) {
        step.run(batch(size));
      }
      return step.weights();
    }
  }

  private static TrainingStep.Options options(int workers, double rate, double norm) {
    return new TrainingStep.Options(
        AdamOptions.DEFAULT, new LearningRate.Constant(rate), norm, workers);
  }

  private static List<Map<String, Tensor>> batch(int size) {
    return IntStream.range(0, size).mapToObj(i -> sample(0.1f * i + 0.37f)).toList();
  }

  private static Map<String, Tensor> sample(float target) {
    return Map.of("target", new Tensor(new float[] {target}, 1));
  }
}

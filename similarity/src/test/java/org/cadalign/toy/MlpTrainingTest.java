package org.cadalign.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.toy.MlpTraining.Loss;
import org.cadalign.toy.MlpTraining.Options;
import org.cadalign.toy.MlpTraining.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpTrainingTest {
  private static final ToyData DATA = ToyData.drawn(1, 150, ToyData.Density.UNIFORM, 1);
  private static final MlpShape SHAPE = new MlpShape(2, List.of(16, 16), 1, Activation.RELU);

  @ParameterizedTest
  @EnumSource
  void learns(Loss loss) {
    Mlp start = Mlp.initialised(SHAPE, 1);
    Mlp taught = train(options(loss, 7));
    assertThat(loss(loss, taught)).isLessThan(0.2 * loss(loss, start));
  }

  @Test
  void sameSeedsGiveTheSameNetwork() {
    assertThat(train(options(Loss.L1, 7)).parameters())
        .containsExactly(train(options(Loss.L1, 7)).parameters());
    assertThat(train(options(Loss.L1, 7)).parameters())
        .isNotEqualTo(train(options(Loss.L1, 8)).parameters());
  }

  @Test
  void aBatchOfAllFollowsTheGradientOfTheMeanLoss() {
    Mlp start = Mlp.initialised(SHAPE, 1);
    Mlp moved = train(new Options(Loss.L2, List.of(new Stage(1, DATA.size(), 1e-7)), 1));
    double[] before = start.parameters();
    double[] after = moved.parameters();
    for (int i = 0; i < before.length; i++) {
      before[i] += 1e-6;
      double above = loss(Loss.L2, new Mlp(SHAPE, before));
      before[i] -= 2e-6;
      double slope = (above - loss(Loss.L2, new Mlp(SHAPE, before))) / 2e-6;
      before[i] += 1e-6;
      // Adam's first step is the rate against the sign of the gradient.
      double expected = -1e-7 * slope / (Math.abs(slope) + 1e-8);
      assertThat(after[i] - before[i]).isCloseTo(expected, within(2e-9 + 1e-14 / (slope * slope)));
    }
  }

  @Test
  void listenersHearOfTheStartAndOfEveryEpochOfEveryStage() {
    List<Integer> heard = new ArrayList<>();
    List<Stage> stages = List.of(new Stage(2, 64, 1e-3), new Stage(1, 1000, 1e-3, 1e-4));
    MlpTraining.train(
        Mlp.initialised(SHAPE, 1),
        DATA.samples(),
        DATA.labels(),
        new Options(Loss.L2, stages, 1),
        (epoch, network) -> heard.add(epoch));
    assertThat(heard).containsExactly(0, 1, 2, 3);
  }

  @Test
  void theRateFallsByTheSameFactorEveryEpoch() {
    Stage stage = new Stage(3, 64, 1e-2, 1e-4);
    assertThat(stage.rateAt(0)).isEqualTo(1e-2);
    assertThat(stage.rateAt(1)).isCloseTo(1e-3, within(1e-15));
    assertThat(stage.rateAt(2)).isCloseTo(1e-4, within(1e-15));
  }

  private static Options options(Loss loss, long seed) {
    return new Options(loss, List.of(new Stage(60, 32, 5e-3)), seed);
  }

  private static double loss(Loss loss, Mlp network) {
    return MlpTraining.loss(loss, network, DATA.samples(), DATA.labels());
  }

  private static Mlp train(Options options) {
    return MlpTraining.train(
        Mlp.initialised(SHAPE, 1), DATA.samples(), DATA.labels(), options, (epoch, network) -> {});
  }
}

package org.cadalign.reproduce.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cadalign.toy.ToyData;
import org.cadalign.toy.ToyData.Density;
import org.junit.jupiter.api.Test;

class RunSpreadTest {
  @Test
  void tellsTheDeviationOfNormalNoiseAndOfItsMedian() {
    RunSpread spread = RunSpread.of(List.of(noisy(0.1, 5)));
    assertThat(spread.single()).isCloseTo(0.1, within(0.005));
    // The median of four is the mean of the middle two: variance 0.298.
    assertThat(spread.median()).isCloseTo(0.1 * Math.sqrt(0.298), within(0.005));
  }

  @Test
  void runsThatAgreeHaveNone() {
    RunSpread spread = RunSpread.of(List.of(noisy(0, 3)));
    assertThat(spread).isEqualTo(new RunSpread(0, 0));
  }

  private static ToyCurve noisy(double deviation, int runs) {
    Random random = new Random(1);
    List<ToyCounts> all = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      double[] counts = new double[4000];
      Arrays.setAll(counts, i -> 200 * (1 + deviation * random.nextGaussian()));
      all.add(new ToyCounts(Map.of(ToyEstimator.SOFT, counts), 0, 0));
    }
    return new ToyCurve(ToyData.drawn(1, 4000, Density.UNIFORM, 1), all);
  }
}

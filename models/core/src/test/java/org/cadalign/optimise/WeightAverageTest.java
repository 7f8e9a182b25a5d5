package org.cadalign.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeightAverageTest {
  @Test
  void forgetsFasterAtFirst() {
    WeightAverage average = new WeightAverage(0.99, new float[] {0});
    average.update(new float[] {11});
    assertThat(average.state().values()[0]).isCloseTo(9, within(1e-5f));
  }

  @Test
  void settlesOnWhatStays() {
    WeightAverage average = new WeightAverage(0.9, new float[] {5, 1});
    for (int i = 0; i < 300; i++) {
      average.update(new float[] {-1, 2});
    }
    assertThat(average.state().values()).containsExactly(new float[] {-1, 2}, within(1e-5f));
  }

  @Test
  void goesOnFromAState() {
    WeightAverage straight = new WeightAverage(0.9, new float[] {0});
    WeightAverage resumed = new WeightAverage(0.9, new float[] {0});
    for (int i = 0; i < 20; i++) {
      straight.update(new float[] {i});
      resumed.update(new float[] {i});
      resumed = new WeightAverage(0.9, resumed.state());
    }
    assertThat(resumed.state().values()).isEqualTo(straight.state().values());
  }
}

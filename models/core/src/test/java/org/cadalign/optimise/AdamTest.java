package org.cadalign.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamTest {
  /** The first step has length rate whatever the gradient, as the two corrections cancel. */
  @ParameterizedTest
  @ValueSource(floats = {1e-3f, 1, -1, 1e3f})
  void firstStepHasTheLengthOfTheRate(float gradient) {
    float[] weights = {0};
    new Adam(AdamOptions.DEFAULT, 1).step(weights, new float[] {gradient}, 0.1);
    assertThat(weights[0]).isCloseTo(-0.1f * Math.signum(gradient), within(2e-6f));
  }

  /** By hand: m = 0.19, v = 0.001999, corrected 1 and 1; then a gradient of 0. */
  @Test
  void followsTheFormula() {
    float[] weights = {0};
    Adam adam = new Adam(AdamOptions.DEFAULT, 1);
    adam.step(weights, new float[] {1}, 1);
    adam.step(weights, new float[] {1}, 1);
    assertThat(weights[0]).isCloseTo(-2f, within(1e-5f));
    adam.step(weights, new float[] {0}, 1);
    double m = 0.171 / (1 - 0.729);
    double v = 0.001997001 / (1 - 0.997002999);
    assertThat(weights[0]).isCloseTo((float) (-2 - m / Math.sqrt(v)), within(1e-4f));
  }

  @Test
  void findsTheBottomOfABowl() {
    float[] weights = {3, -2};
    Adam adam = new Adam(AdamOptions.DEFAULT, 2);
    for (int i = 0; i < 2000; i++) {
      adam.step(weights, new float[] {2 * weights[0], 20 * weights[1]}, 0.01);
    }
    assertThat(weights).containsExactly(new float[] {0, 0}, within(1e-3f));
  }

  @Test
  void goesOnFromAStateWithTheSameBytes() {
    float[] straight = {1, 2};
    float[] resumed = {1, 2};
    Adam adam = new Adam(AdamOptions.DEFAULT, 2);
    Adam before = new Adam(AdamOptions.DEFAULT, 2);
    for (int i = 0; i < 10; i++) {
      float[] gradient = {i - 3, 1 / (1f + i)};
      adam.step(straight, gradient, 0.01);
      before.step(resumed, gradient, 0.01);
      before = new Adam(AdamOptions.DEFAULT, before.state());
    }
    assertThat(resumed).isEqualTo(straight);
  }

  @Test
  void refusesOtherLengths() {
    Adam adam = new Adam(AdamOptions.DEFAULT, 2);
    assertThatThrownBy(() -> adam.step(new float[3], new float[3], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.cadalign.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircularErrorTest {
  private static double[] upTo(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
  }

  @Test
  void isRefusedBelowThirtyPoints() {
    assertThat(CircularError.of(upTo(29))).isEmpty();
    assertThat(CircularError.of(upTo(30))).isPresent();
  }

  /** Ranks of the binomial distribution of 100 trials of 0.9. */
  @Test
  void hasAnIntervalOfOrderStatistics() {
    assertThat(CircularError.of(upTo(100))).contains(new CircularError(90, 84, 96, 100));
  }
}

package org.cadalign.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterTest {
  private static final int N = 40_000;

  @Test
  void drawsTheSameForTheSameSeedAndName() {
    assertThat(values("a", new Initial.TruncatedNormal(1), 7))
        .isEqualTo(values("a", new Initial.TruncatedNormal(1), 7));
  }

  @Test
  void drawsOtherwiseForAnotherSeedOrName() {
    float[] values = values("a", new Initial.TruncatedNormal(1), 7);
    assertThat(values).isNotEqualTo(values("b", new Initial.TruncatedNormal(1), 7));
    assertThat(values).isNotEqualTo(values("a", new Initial.TruncatedNormal(1), 8));
  }

  @Test
  void cutsTheNormalAtTwoDeviations() {
    float[] values = values("a", new Initial.TruncatedNormal(0.5), 1);
    assertThat(greatest(values)).isLessThanOrEqualTo(1.0).isGreaterThan(0.99);
    // The variance of a normal cut at two deviations is 0.7737 of the whole one's.
    assertThat(rms(values)).isCloseTo(0.5 * 0.8796, within(0.005));
  }

  @Test
  void drawsGlorotWithinItsLimit() {
    float[] values = values("a", Initial.Uniform.glorot(4, 2), 1);
    assertThat(greatest(values)).isLessThanOrEqualTo(1.0).isGreaterThan(0.99);
    assertThat(rms(values)).isCloseTo(1 / Math.sqrt(3), within(0.01));
  }

  @Test
  void drawsConstants() {
    assertThat(values("a", new Initial.Constant(-0.01), 1)).containsOnly(-0.01f);
  }

  private static float[] values(String name, Initial initial, long seed) {
    return new Parameter(name, initial, N).draw(seed);
  }

  private static double greatest(float[] values) {
    return IntStream.range(0, N).mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();
  }

  private static double rms(float[] values) {
    return Math.sqrt(
        IntStream.range(0, N).mapToDouble(i -> values[i] * values[i]).average().orElseThrow());
  }
}

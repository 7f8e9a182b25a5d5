package org.cadalign.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleRunTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 1.7})
  void findsTheExponentOfAPower(double exponent) {
    List<ScaleRun> runs =
        List.of(run(1_000_000, exponent), run(4_000_000, exponent), run(9_000_000, exponent));
    assertThat(ScaleRun.exponent(runs)).isCloseTo(exponent, within(1e-9));
  }

  @Test
  void oneRunHasNoExponent() {
    assertThat(ScaleRun.exponent(List.of(run(1_000_000, 1)))).isNaN();
  }

  private static ScaleRun run(long near, double exponent) {
    return new ScaleRun("city", 0, 0, near, 3 * Math.pow((double) near, exponent), 0, 1, 0);
  }
}

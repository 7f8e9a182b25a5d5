package org.cadalign.bench.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountRunTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2})
  void findsThePowerOfAPowerLaw(double power) {
    List<CountRun> runs =
        Stream.of(125, 250, 500, 1000)
            .map(n -> new CountRun(n, 0.2 * Math.pow(n, power), 1, 0, 1))
            .toList();
    assertThat(CountRun.exponent(runs)).isCloseTo(power, within(1e-9));
  }

  @Test
  void joinsTwoRunsOfTheSamePatches() {
    CountRun one = CountRun.of(125, "20.0 700 0 10.5");
    CountRun other = CountRun.of(125, "30.0 600 4096 10.5");
    assertThat(one.and(other)).isEqualTo(new CountRun(125, 25, 700, 4096, 10.5));
  }
}

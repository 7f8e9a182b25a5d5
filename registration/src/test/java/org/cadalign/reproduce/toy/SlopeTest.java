package org.cadalign.reproduce.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadalign.toy.ToyData;
import org.cadalign.toy.ToyData.Density;
import org.junit.jupiter.api.Test;

class SlopeTest {
  private static final List<ToyCurve> CURVES =
      Stream.of(1, 2, 4, 16).map(f -> curve(f, 100 / Math.sqrt(f))).toList();

  @Test
  void isThePowerOfTheFrequency() {
    assertThat(Slope.of(CURVES, ToyEstimator.SOFT, 1, 16)).isCloseTo(-0.5, within(1e-12));
  }

  @Test
  void looksAtTheFrequenciesThatItIsToldOf() {
    List<ToyCurve> bent = Stream.concat(CURVES.stream(), Stream.of(curve(32, 1e6))).toList();
    assertThat(Slope.of(bent, ToyEstimator.SOFT, 1, 16)).isCloseTo(-0.5, within(1e-12));
  }

  private static ToyCurve curve(int frequency, double count) {
    ToyData data = ToyData.drawn(frequency, 2, Density.UNIFORM, 1);
    double[] counts = {count, count};
    return new ToyCurve(data, List.of(new ToyCounts(Map.of(ToyEstimator.SOFT, counts), 0, 0)));
  }
}

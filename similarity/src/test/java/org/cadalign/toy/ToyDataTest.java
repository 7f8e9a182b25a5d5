package org.cadalign.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cadalign.toy.ToyData.Density;
import org.junit.jupiter.api.Test;

class ToyDataTest {
  @Test
  void samplesLieOnTheCircleInOrder() {
    ToyData data = ToyData.drawn(4, 500, Density.UNIFORM, 1);
    assertThat(data.alphas()).isSorted();
    assertThat(List.of(data.samples())).allMatch(x -> Math.abs(Math.hypot(x[0], x[1]) - 1) < 1e-12);
    assertThat(Arrays.stream(data.alphas()).average().orElseThrow()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void frequenciesShareTheirSamples() {
    assertThat(ToyData.drawn(4, 9, Density.UNIFORM, 1).alphas())
        .containsExactly(ToyData.drawn(1, 9, Density.UNIFORM, 1).alphas());
  }

  @Test
  void triangularSamplesAreDenseWhereAlphaIsLarge() {
    double[] alphas = ToyData.drawn(1, 4000, Density.TRIANGULAR, 1).alphas();
    long below = Arrays.stream(alphas).filter(alpha -> alpha < 0.5).count();
    assertThat(below / 4000.0).isCloseTo(0.25, within(0.03));
  }

  @Test
  void labelsAndCurvatureAtTheTop() {
    ToyData top = new ToyData(2, new double[] {0.125}, new double[] {0.5});
    assertThat(top.truth()[0]).isCloseTo(1, within(1e-12));
    assertThat(top.labels()[0][0]).isCloseTo(1.5, within(1e-12));
    assertThat(top.curvature()[0]).isCloseTo(16 * Math.PI * Math.PI, within(1e-9));
  }

  @Test
  void noiseHasItsDeviationAndItsSeed() {
    ToyData data = ToyData.drawn(1, 4000, Density.UNIFORM, 1);
    double[] noise = data.withNoise(0.5, 3).noise();
    double square = Arrays.stream(noise).map(e -> e * e).average().orElseThrow();
    assertThat(Math.sqrt(square)).isCloseTo(0.5, within(0.02));
    assertThat(data.withNoise(0.5, 3).noise()).containsExactly(noise);
    assertThat(data.withNoise(0.5, 4).noise()).isNotEqualTo(noise);
  }
}

package org.cadalign.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourAverageTest {
  @Property(tries = 200)
  void factorLiesBetweenItsBounds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
    double[] row = new SplittableRandom(seed).doubles(size, 1e-3, 1e3).toArray();
    double factor = NeighbourAverage.of(row).orElseThrow().factor();
    assertThat(factor).isBetween(1 / Math.sqrt(size) - 1e-12, 1 + 1e-12);
  }

  @Property(tries = 200)
  void weightsSumToOneWhateverTheKernelIsScaledBy(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] row = random.doubles(size, -1, 10).toArray();
    double scale = random.nextDouble(1e-3, 1e3);
    double[] scaled = Arrays.stream(row).map(k -> scale * k).toArray();
    NeighbourAverage one = NeighbourAverage.of(row).orElseThrow();
    NeighbourAverage other = NeighbourAverage.of(scaled).orElseThrow();
    assertThat(Arrays.stream(one.weights()).sum()).isCloseTo(1, within(1e-9));
    assertThat(other.weights()).containsExactly(one.weights(), within(1e-9));
  }

  @Test
  void equalNeighboursCountFully() {
    double[] row = new double[64];
    Arrays.fill(row, 3);
    NeighbourAverage average = NeighbourAverage.of(row).orElseThrow();
    assertThat(average.factor()).isCloseTo(1.0 / 8, within(1e-12));
    assertThat(average.effectiveNeighbours()).isCloseTo(64, within(1e-9));
  }

  @Test
  void aLonelySampleAveragesNothing() {
    NeighbourAverage average = NeighbourAverage.of(new double[] {0, 2, 0}).orElseThrow();
    assertThat(average.factor()).isEqualTo(1);
    assertThat(average.average(new double[] {5, 7, 9})).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,0,0", "1,-1", "1e300,-1e300", "NaN,1"})
  void saysSoWhereThereIsNoEvidence(String row) {
    double[] values = Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray();
    assertThat(NeighbourAverage.of(values)).isEmpty();
  }

  /** Claim C 21 of the method: the factor is the deviation of averaged noise over redraws. */
  @Test
  void factorIsTheDeviationOfAveragedNoise() {
    NeighbourAverage average = NeighbourAverage.of(Kernels.smooth(100, 5)[30]).orElseThrow();
    SplittableRandom random = new SplittableRandom(1);
    double squares = 0;
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      double noise = average.average(Kernels.noise(random, 100, 2));
      squares += noise * noise;
    }
    assertThat(Math.sqrt(squares / draws) / (2 * average.factor())).isCloseTo(1, within(0.02));
  }
}

package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ValueNoiseTest {
  private static final double FAR = 1e5;

  @Property(tries = 300)
  void liesBetweenMinusOneAndOne(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -FAR, max = FAR) double x,
      @ForAll @DoubleRange(min = -FAR, max = FAR) double y) {
    ValueNoise noise = new ValueNoise(seed);
    assertThat(noise.at(x, y)).isBetween(-1.0, 1.0);
    assertThat(noise.fractal(x, y, 6)).isBetween(-1.0, 1.0);
    assertThat(noise.cell(x, y)).isBetween(-1.0, 1.0);
  }

  /** A smooth step from -1 to 1 within a cell is nowhere steeper than 3. */
  @Property(tries = 300)
  void changesLittleOverAShortWay(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -FAR, max = FAR) double x,
      @ForAll @DoubleRange(min = -FAR, max = FAR) double y) {
    ValueNoise noise = new ValueNoise(seed);
    assertThat(noise.at(x + 1e-3, y)).isCloseTo(noise.at(x, y), within(3.1e-3));
    assertThat(noise.at(x, y + 1e-3)).isCloseTo(noise.at(x, y), within(3.1e-3));
  }

  @Property(tries = 100)
  void passesThroughItsNodes(@ForAll long seed, @ForAll short column, @ForAll short row) {
    ValueNoise noise = new ValueNoise(seed);
    assertThat(noise.at(column, row)).isEqualTo(noise.node(column, row));
    assertThat(noise.cell(column + 0.9, row + 0.1)).isEqualTo(noise.node(column, row));
  }

  @Test
  void dependsOnPlaceAndSeedAlone() {
    ValueNoise noise = new ValueNoise(5);
    double first = noise.at(3.25, -8.5);
    noise.at(100, 100);
    assertThat(noise.at(3.25, -8.5)).isEqualTo(first);
    assertThat(new ValueNoise(5).at(3.25, -8.5)).isEqualTo(first);
    assertThat(new ValueNoise(6).at(3.25, -8.5)).isNotEqualTo(first);
  }

  @Test
  void nodesAreUniformAndAllDifferent() {
    ValueNoise noise = new ValueNoise(1);
    Set<Double> seen = new HashSet<>();
    double sum = 0;
    double squares = 0;
    for (int column = -100; column < 100; column++) {
      for (int row = -100; row < 100; row++) {
        double value = noise.node(column, row);
        seen.add(value);
        sum += value;
        squares += value * value;
      }
    }
    assertThat(seen).hasSize(40_000);
    assertThat(sum / 40_000).isCloseTo(0, within(0.01));
    assertThat(squares / 40_000).isCloseTo(1.0 / 3, within(0.01));
  }
}

package org.cadalign.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;

class GroupJitterTest {
  @Test
  void dependsOnSeedAndGroupAlone() {
    GroupJitter jitter = new GroupJitter(7, 0.4);
    Displacement third = jitter.of(3);
    jitter.of(1);
    assertThat(jitter.of(3)).isEqualTo(third).isNotEqualTo(jitter.of(4));
    assertThat(new GroupJitter(8, 0.4).of(3)).isNotEqualTo(third);
  }

  @Test
  void hasTheStatedSpreadOnBothAxes() {
    GroupJitter jitter = new GroupJitter(7, 0.4);
    Displacement[] all =
        IntStream.range(0, 20000).mapToObj(jitter::of).toArray(Displacement[]::new);
    double east = 0;
    double north = 0;
    double both = 0;
    for (Displacement d : all) {
      east += d.dx() * d.dx() / all.length;
      north += d.dy() * d.dy() / all.length;
      both += d.dx() * d.dy() / all.length;
    }
    assertThat(Math.sqrt(east)).isCloseTo(0.4, within(0.01));
    assertThat(Math.sqrt(north)).isCloseTo(0.4, within(0.01));
    assertThat(both).isCloseTo(0, within(0.005));
  }
}

package org.cadalign.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;

class RigidShiftTest {
  @Test
  void isUniformInTheDisc() {
    SplittableRandom random = new SplittableRandom(4);
    Displacement[] drawn =
        IntStream.range(0, 20000)
            .mapToObj(i -> RigidShift.inDisc(random, 2.5).displacement())
            .toArray(Displacement[]::new);
    assertThat(drawn).allMatch(d -> d.length() <= 2.5);
    double inner =
        IntStream.range(0, 20000).filter(i -> drawn[i].length() < 1.25).count() / 20000.0;
    assertThat(inner).isCloseTo(0.25, within(0.015));
    double east = IntStream.range(0, 20000).mapToDouble(i -> drawn[i].dx()).average().orElseThrow();
    assertThat(east).isCloseTo(0, within(0.03));
  }
}

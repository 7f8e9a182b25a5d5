package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.junit.jupiter.api.Test;

class InverseFieldTest {
  private static final DisplacementField WAVES =
      (x, y) -> new Displacement(6 * Math.sin(x / 9 + y / 20), 5 * Math.cos(x / 25 - y / 7));

  @Property(tries = 200)
  void thereAndBackIsTheSamePlace(
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double x,
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double y) {
    Displacement back = new InverseField(WAVES, 1e-9).at(x, y);
    Displacement there = WAVES.at(x + back.dx(), y + back.dy());
    assertThat(back.plus(there).length()).isLessThan(1e-6);
  }

  @Test
  void aFoldIsRefused() {
    InverseField folded = new InverseField((x, y) -> new Displacement(x > 0 ? 2 : -2, 0), 1e-9);
    assertThatThrownBy(() -> folded.at(0.5, 0)).isInstanceOf(ArithmeticException.class);
  }
}

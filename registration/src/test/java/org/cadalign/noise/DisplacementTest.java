package org.cadalign.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplacementTest {
  @ParameterizedTest
  @CsvSource({"3, 4, 10, 3, 4", "3, 4, 5, 3, 4", "6, -8, 5, 3, -4", "0, 0, 0, 0, 0"})
  void isClippedAlongItsDirection(double dx, double dy, double longest, double x, double y) {
    assertThat(new Displacement(dx, dy).clipped(longest)).isEqualTo(new Displacement(x, y));
  }

  @Test
  void fieldsAddUp() {
    DisplacementField shear = (x, y) -> new Displacement(x, -y);
    DisplacementField sum =
        DisplacementField.sum(List.of(new RigidShift(new Displacement(1, 2)), shear));
    assertThat(sum.at(10, 20)).isEqualTo(new Displacement(11, -18));
  }
}

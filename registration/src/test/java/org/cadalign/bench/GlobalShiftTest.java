package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

class GlobalShiftTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "12, 0", "0, -12", "-7.4, 21.6", "29, -29"})
  void findsTheShiftThatWasTakenAway(double dx, double dy) {
    AffineTransformation away = AffineTransformation.translationInstance(-dx, -dy);
    List<Geometry> shapes = Village.houses().stream().map(away::transform).toList();
    Displacement found = GlobalShift.shift(Village.photograph(2), Village.photograph(1), shapes);
    assertThat(found.dx()).isCloseTo(dx, within(0.25));
    assertThat(found.dy()).isCloseTo(dy, within(0.25));
  }

  @Test
  void staysWithoutBuildings() {
    assertThat(GlobalShift.shift(Village.photograph(2), Village.photograph(1), List.of()))
        .isEqualTo(Displacement.ZERO);
  }

  @Test
  void staysWithoutData() {
    Photograph none = withoutData(Village.photograph(1));
    assertThat(GlobalShift.shift(withoutData(Village.photograph(2)), none, Village.houses()))
        .isEqualTo(Displacement.ZERO);
  }

  @Test
  void theBorderOfNodataIsNoEdge() {
    Photograph photograph = Village.photograph(1);
    for (int y = 0; y < photograph.height(); y++) {
      photograph.valid()[y * photograph.width() + 20] = false;
      photograph.grey()[y * photograph.width() + 20] = 0;
    }
    float[] gradient = photograph.gradient();
    for (int x = 19; x <= 21; x++) {
      assertThat(gradient[50 * photograph.width() + x]).isNaN();
    }
    assertThat(gradient[50 * photograph.width() + 18]).isZero();
  }

  private static Photograph withoutData(Photograph photograph) {
    Arrays.fill(photograph.valid(), false);
    return photograph;
  }
}

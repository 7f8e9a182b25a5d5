package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class SeamsTest {
  @Test
  void piecesOfAGroupThatTouchHaveASeam() {
    // The third touches the second but is of another group, the last is of the group but far.
    List<Geometry> shapes = List.of(house(0), house(10), house(20), house(50));
    Seams seams = Seams.of(shapes, List.of(List.of(0, 1, 3), List.of(2)));
    assertThat(seams.beside()).containsExactly(List.of(1), List.of(0), List.of(), List.of());
    assertThat(seams.groups()).containsExactly(List.of(0, 1, 3));
  }

  /** Pixels of 0.3 m: 1.2 m are 4, 2.4 m are 8. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "4, 0, 0", "0, -4, 0", "6, 0, 0.5", "8, 0, 1", "3, 4, 0.25", "90, 0, 1"})
  void whatIsNarrowerThanAHouseIsNotTorn(double dx, double dy, double torn) {
    Displacement from = new Displacement(7, -3);
    Displacement to = from.plus(new Displacement(dx, dy));
    assertThat(Seams.torn(from, to)).isCloseTo(torn, within(1e-9)).isEqualTo(Seams.torn(to, from));
  }

  private static Geometry house(double x) {
    return new GeometryFactory().toGeometry(new Envelope(x, x + 10, 0, 10));
  }
}

package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class PlacementTest {
  private static final Town TOWN =
      new Town(
          List.of(new Envelope(0, 10, 0, 10), new Envelope(100, 120, 0, 10)),
          new Envelope(0, 200, 0, 200));
  private static final List<Footprint> FOOTPRINTS = TOWN.misplacedBy(0, 0);
  private static final Placement PLACEMENT =
      new Placement(
          FOOTPRINTS,
          Town.groups(FOOTPRINTS),
          List.of(new Displacement(-15, 4), new Displacement(0.5, 0)));

  @Test
  void shiftsAreAdded() {
    assertThat(PLACEMENT.centroid(0)).isEqualTo(new Coordinate(-10, 9));
    assertThat((Object) PLACEMENT.envelope(1)).isEqualTo(new Envelope(100.5, 120.5, 0, 10));
    assertThat(PLACEMENT.shapes(List.of(1, 0)))
        .extracting(s -> s.shape().getEnvelopeInternal())
        .containsExactly(new Envelope(100.5, 120.5, 0, 10), new Envelope(-15, -5, 4, 14));
    assertThat(PLACEMENT.shapes(List.of(1, 0)))
        .extracting(MapWindows.NumberedShape::number)
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource({"1, 200, 1", "1, 100, 0", "8, 25, 1"})
  void onlyGroupsThatTouchTheImageAreInside(int level, int width, int expected) {
    assertThat(PLACEMENT.inside(level, width, 50)).hasSize(expected);
  }

  @Test
  void groupsAreFoundWhereTheyLieNow() {
    assertThat(PLACEMENT.touching(new Envelope(-20, 200, 0, 20))).containsExactly(0, 1);
    assertThat(PLACEMENT.touching(new Envelope(0, 10, 0, 10))).isEmpty();
  }
}

package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.cadalign.data.Footprint;
import org.cadalign.data.FootprintGroups;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.Placement;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class TilesTest {
  @Test
  void aTileStandsForTheNearestToItsCentreThatTouchesIt() {
    Tiles tiles =
        tiles(
            100,
            // In the first tile: the second is nearer to its centre.
            new Envelope(5, 15, 5, 15),
            new Envelope(40, 60, 60, 80),
            // Across the border of the second and the fifth.
            new Envelope(140, 150, 90, 130),
            // Beside the image.
            new Envelope(310, 320, 10, 20));
    assertThat(tiles.columns()).isEqualTo(3);
    assertThat(tiles.rows()).isEqualTo(2);
    assertThat(tiles.pieces())
        .containsExactly(piece(1), piece(2), none(), none(), piece(2), none());
  }

  @Test
  void ofEqualsTheFirstCounts() {
    Tiles tiles = tiles(300, new Envelope(100, 120, 90, 110), new Envelope(180, 200, 90, 110));
    assertThat(tiles.pieces()).containsExactly(piece(0));
  }

  @Test
  void moreTilesThanAnyoneCanLookAtAreNotFew() {
    assertThat(Tiles.areFew(8, 100_000, 100_000)).isFalse();
    assertThat(Tiles.areFew(8, 16_000, 16_000)).isTrue();
    assertThat(Tiles.areFew(8, 16_001, 16_000)).isFalse();
    assertThat(Tiles.areFew(1_000_000, Integer.MAX_VALUE, Integer.MAX_VALUE)).isFalse();
  }

  private static Tiles tiles(int side, Envelope... houses) {
    List<Footprint> footprints = new ArrayList<>();
    for (Envelope house : houses) {
      footprints.add(new Footprint(footprints.size(), new GeometryFactory().toGeometry(house)));
    }
    List<Group> groups = FootprintGroups.of(footprints, FootprintGroups.ONE_CENTIMETRE);
    Placement placement =
        new Placement(footprints, groups, Collections.nCopies(groups.size(), Displacement.ZERO));
    return Tiles.of(side, 300, 200, placement, footprints, groups);
  }

  private static OptionalInt piece(int index) {
    return OptionalInt.of(index);
  }

  private static OptionalInt none() {
    return OptionalInt.empty();
  }
}

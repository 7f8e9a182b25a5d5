package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cadalign.confidence.Neighbourhood.Moves;
import org.cadalign.confidence.Neighbourhood.Neighbour;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class NeighbourhoodTest {
  private static final Neighbourhood THREE =
      new Neighbourhood(
          List.of(
              new Neighbour(0, new Coordinate(0, 0), new Displacement(9, 9)),
              new Neighbour(1, new Coordinate(40, 0), new Displacement(1, 0)),
              new Neighbour(2, new Coordinate(-40, 0), new Displacement(3, 0)),
              new Neighbour(3, new Coordinate(500, 0), new Displacement(70, 0))));

  @Test
  void aPieceIsNotItsOwnNeighbour() {
    Moves moves = THREE.around(0, new Coordinate(0, 0));
    assertThat(moves.mean().dx()).isCloseTo(2, within(1e-9));
    assertThat(moves.spread()).isCloseTo(1, within(1e-9));
    assertThat(moves.weight()).isCloseTo(2 * Math.exp(-0.5), within(1e-9));
  }

  @Test
  void farFromAllThereIsNone() {
    assertThat(THREE.around(3, new Coordinate(500, 0)).weight()).isZero();
  }
}

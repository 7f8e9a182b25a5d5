package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelShiftTest {
  private final LabelShift shift = new LabelShift();
  private Layer town;

  @BeforeEach
  void makeTown() throws Exception {
    town = TinyTown.utm().truth();
  }

  /** Per axis: the root of the mean of both squares. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "3, 4, 3.535534", "-2, 0, 1.414214", "0.1, -0.1, 0.1"})
  void isTheRootMeanSquarePerAxis(double east, double north, double metres) throws Exception {
    shift.add(TinyTown.moved(town, east, north), town);
    assertThat(shift.metres()).isCloseTo(metres, within(1e-6));
    assertThat(shift.mean().dx()).isCloseTo(east, within(1e-6));
    assertThat(shift.mean().dy()).isCloseTo(north, within(1e-6));
  }

  @Test
  void scenesCountByTheirVertices() throws Exception {
    shift.add(TinyTown.moved(town, 2, 2), town);
    shift.add(town, town);
    assertThat(shift.metres()).isCloseTo(Math.sqrt(2), within(1e-6));
  }

  @Test
  void matchesByIdsAndLeavesOutWhatHasNoTruth() throws Exception {
    List<Feature> some = new ArrayList<>(TinyTown.moved(town, 1, 1).features().subList(10, 30));
    Collections.reverse(some);
    some.add(
        new Feature(
            Optional.of("9999"), town.features().get(0).geometry(), List.of(Optional.of(""))));
    shift.add(like(some), town);
    assertThat(shift.metres()).isCloseTo(1, within(1e-6));
  }

  @Test
  void layersWithoutIdsAreMatchedByTheirOrder() throws Exception {
    List<Feature> bare =
        town.features().stream()
            .map(f -> new Feature(Optional.empty(), f.geometry(), f.values()))
            .toList();
    shift.addSame(TinyTown.moved(town, 1, -1), like(bare));
    assertThat(shift.metres()).isCloseTo(1, within(1e-6));
  }

  @Test
  void nothingIsKnownOfOutlinesThatDoNotCorrespond() throws Exception {
    List<Feature> hulls =
        town.features().stream()
            .map(f -> f.withGeometry(f.geometry().orElseThrow().convexHull()))
            .toList();
    shift.add(like(hulls), town);
    assertThat(shift.known()).isEmpty();
    assertThat(shift.metres()).isZero();
    shift.add(town, town);
    assertThat(shift.known()).hasValue(0);
  }

  private Layer like(List<Feature> features) {
    return new Layer(town.name(), town.crs(), town.fields(), features);
  }
}

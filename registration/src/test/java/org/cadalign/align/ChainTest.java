package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.match.CorrelationNetwork;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class ChainTest {
  private static final Town TOWN = Town.of(7, 4, 5);
  private static final CorrelationNetwork NETWORK = new CorrelationNetwork(30);
  private static final MatchOptions WHOLE = MatchOptions.withThreads(1);

  @ParameterizedTest
  @CsvSource({"0, 0", "3, 0", "0, 3", "-2.5, 1.5", "0.5, 0", "0, -0.5", "9, -6", "-5.25, -7.5"})
  void recoversAKnownShiftWithItsSignAndAxes(double dx, double dy) throws DataException {
    for (Verdict verdict : run(TOWN, dx, dy, WHOLE).verdicts()) {
      // Wrong conventions of pixel corners are off by half a pixel.
      assertThat(verdict.shift().dx()).isCloseTo(dx, within(0.25));
      assertThat(verdict.shift().dy()).isCloseTo(dy, within(0.25));
      assertThat(verdict.standing()).isEqualTo(Standing.SURE);
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 30000, 5, 1", "128, 100000, 12, 2", "1024, 60000, 2000, 2"})
  void cutsDoNotChangeShifts(int core, int maxWindow, int maxBlock, int threads)
      throws DataException {
    assertSame(
        run(TOWN, 3, -2, WHOLE),
        run(TOWN, 3, -2, new MatchOptions(core, maxWindow, maxBlock, threads)),
        shift -> shift,
        within(1e-3));
  }

  @Test
  void threadsDoNotChangeABit() throws DataException {
    assertThat(run(TOWN, 3, -2, new MatchOptions(96, 60_000, 9, 4)))
        .isEqualTo(run(TOWN, 3, -2, new MatchOptions(96, 60_000, 9, 1)));
  }

  @Test
  void swappingAxesSwapsShifts() throws DataException {
    Town swapped = TOWN.map(e -> new Envelope(e.getMinY(), e.getMaxY(), e.getMinX(), e.getMaxX()));
    assertSame(
        run(TOWN, 3, -2, WHOLE),
        run(swapped, -2, 3, WHOLE),
        shift -> new Displacement(shift.dy(), shift.dx()),
        within(1e-3));
  }

  @Test
  void movingTheWholeSceneChangesNothing() throws DataException {
    // By a multiple of the coarsest pooling cell at the coarsest level; the old border stays far
    // enough.
    Town moved =
        TOWN.map(
            e -> {
              Envelope there = new Envelope(e);
              there.translate(128, 256);
              return there;
            });
    assertSame(run(TOWN, 3, -2, WHOLE), run(moved, 3, -2, WHOLE), shift -> shift, within(1e-3));
  }

  @Test
  void aSmallerExtentLeavesInnerBuildingsAsTheyAre() throws DataException {
    ChainOptions fine = ChainOptions.defaults().from(1);
    ChainResult whole = run(TOWN, 1, 1, WHOLE, fine);
    ChainResult part = run(TOWN.with(new Envelope(0, 420, 0, 260)), 1, 1, WHOLE, fine);
    // Pooling reaches to 150 px.
    assertThat(part.verdicts().get(0).shift().minus(whole.verdicts().get(0).shift()).length())
        .isLessThan(1e-3);
  }

  @Test
  void buildingsOnTheBorderAreCountedAndThoseOutsideUnseen() throws DataException {
    ChainResult result = run(TOWN.with(new Envelope(0, 108, 0, 500)), 1, 0, WHOLE);
    assertThat(result.levels().get(3).partly()).isPositive();
    assertThat(result.verdicts().get(0).standing()).isEqualTo(Standing.SURE);
    assertThat(result.verdicts().get(6))
        .isEqualTo(new Verdict(Displacement.ZERO, Standing.UNSEEN, 0, java.util.Optional.empty()));
  }

  @Test
  void allOutsideIsRefused() {
    Town elsewhere =
        TOWN.map(e -> new Envelope(e.getMinX() + 9000, e.getMaxX() + 9000, 0, 10))
            .with(new Envelope(0, 300, 0, 300));
    assertThatThrownBy(() -> run(elsewhere, 0, 0, WHOLE))
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.code()).isEqualTo(DataException.Code.OUTSIDE))
        .hasMessageContaining("town.tif: 0 of 28 groups");
  }

  @Test
  void aLayerWithoutBuildingsIsFine() throws DataException {
    Town empty = new Town(List.of(), new Envelope(0, 1, 0, 1));
    assertThat(run(empty, 0, 0, WHOLE).verdicts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.01, 900", "219, 221"})
  void anyImageSizeIsFine(double width, double height) throws DataException {
    Town town =
        new Town(List.of(new Envelope(0.5, 16, 0.5, 16)), new Envelope(0, width, 0, height));
    assertThat(run(town, 0, 0, WHOLE).verdicts()).hasSize(1);
  }

  @Test
  void anImageWithoutBuildingsMovesNothing() throws DataException {
    List<Footprint> footprints = TOWN.misplacedBy(2, 2);
    Town bare = new Town(List.of(), TOWN.extent());
    ChainResult result =
        chain(WHOLE, ChainOptions.defaults())
            .run(bare, footprints, Pieces.of(footprints, Town.groups(footprints)), Set.of());
    assertThat(result.verdicts())
        .allSatisfy(
            v -> {
              assertThat(v.standing()).isEqualTo(Standing.UNSURE);
              assertThat(v.shift()).isEqualTo(Displacement.ZERO);
            });
  }

  @Test
  void aBuildingThatIsNotThereTakesItsNeighboursShift() throws DataException {
    List<Footprint> footprints = TOWN.misplacedBy(2, 1);
    Town without =
        new Town(
            TOWN.houses().stream().filter(h -> !h.equals(TOWN.houses().get(17))).toList(),
            TOWN.extent());
    CorrelationNetwork alone = new CorrelationNetwork(0.1);
    ChainResult result =
        new Chain(alone, alone.reach(), WHOLE, Town.maps(), ChainOptions.defaults().from(1))
            .run(without, footprints, Pieces.of(footprints, Town.groups(footprints)), Set.of());
    Verdict lost = result.verdicts().get(17);
    assertThat(lost.standing()).isEqualTo(Standing.UNSURE);
    assertThat(lost.shift().minus(new Displacement(2, 1)).length()).isLessThan(0.15);
  }

  @Test
  void largerMovesThanAllowedAreNotBelieved() throws DataException {
    ChainOptions strict = new ChainOptions(List.of(4, 2, 1), 1, 0.1, 0);
    assertThat(run(TOWN, 6, 0, WHOLE, strict).verdicts())
        .allMatch(v -> v.standing() == Standing.UNSURE && v.shift().isZero());
  }

  @Test
  void pinnedPiecesStay() throws DataException {
    List<Footprint> footprints = TOWN.misplacedBy(3, 0);
    ChainResult result =
        chain(WHOLE, ChainOptions.defaults())
            .run(TOWN, footprints, Pieces.of(footprints, Town.groups(footprints)), Set.of(4));
    assertThat(result.verdicts().get(4).shift()).isEqualTo(Displacement.ZERO);
    assertThat(result.verdicts().get(5).shift().dx()).isCloseTo(3, within(0.25));
  }

  private static void assertSame(
      ChainResult expected,
      ChainResult actual,
      UnaryOperator<Displacement> view,
      Offset<Double> within) {
    assertThat(actual.verdicts()).hasSameSizeAs(expected.verdicts());
    for (int i = 0; i < expected.verdicts().size(); i++) {
      Displacement wanted = expected.verdicts().get(i).shift();
      Displacement found = view.apply(actual.verdicts().get(i).shift());
      assertThat(found.dx()).isCloseTo(wanted.dx(), within);
      assertThat(found.dy()).isCloseTo(wanted.dy(), within);
    }
  }

  private static ChainResult run(Town town, double dx, double dy, MatchOptions match)
      throws DataException {
    return run(town, dx, dy, match, ChainOptions.defaults());
  }

  private static ChainResult run(
      Town town, double dx, double dy, MatchOptions match, ChainOptions options)
      throws DataException {
    List<Footprint> footprints = town.misplacedBy(dx, dy);
    return chain(match, options)
        .run(town, footprints, Pieces.of(footprints, Town.groups(footprints)), Set.of());
  }

  private static Chain chain(MatchOptions match, ChainOptions options) {
    return new Chain(NETWORK, NETWORK.reach(), match, Town.maps(), options);
  }
}

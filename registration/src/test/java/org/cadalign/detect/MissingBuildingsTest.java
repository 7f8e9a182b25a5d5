package org.cadalign.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.match.CorrelationNetwork;
import org.cadalign.match.LevelWindows;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Placement;
import org.cadalign.match.Town;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class MissingBuildingsTest {
  private static final Town TOWN = Town.of(5, 4, 9);
  private static final MissingOptions ALL =
      new MissingOptions(1, 0.35, 0.5, 0.9, 0, 5, 0.5, 0.85, 0.5);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 20})
  void findsWhatTheLayerLacks(int missing) throws Exception {
    List<Footprint> all = TOWN.misplacedBy(0, 0);
    List<FoundBuilding> found = find(TOWN, all.subList(missing, all.size()), 1024, 1).buildings();
    assertThat(found).hasSize(missing);
    for (FoundBuilding building : found) {
      assertThat(all.subList(0, missing))
          .anyMatch(house -> overlap(house.shape(), building.shape()) > 0.7);
      assertThat(building.score()).isBetween(0.7, 1.0);
      assertThat(building.squareMetres()).isBetween(5.0, 45.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 1", "37, 2", "64, 2", "300, 1"})
  void cutsAndThreadsChangeNothing(int core, int threads) {
    assertThat(find(TOWN, List.of(), core, threads)).isEqualTo(find(TOWN, List.of(), 1024, 1));
  }

  @Test
  void whereThereIsNoImageNothingIsFound() {
    Town half = TOWN.with(new Envelope(0, 200, 0, 340));
    int seen = find(half, List.of(), 1024, 1).buildings().size();
    assertThat(seen).isBetween(8, 12);
  }

  @Test
  void aWindowThatCannotBeReadIsTold() {
    LevelWindows damaged = new Damaged(TOWN.level(1));
    MissingBuildings.Findings findings =
        finder(64, 1, ALL).find(damaged, placed(List.of()), none());
    assertThat(findings.buildings()).isEmpty();
    assertThat(findings.faults()).isNotEmpty().allMatch(fault -> fault.contains("town.tif"));
  }

  /** Smaller than a pooling cell, and than a building. */
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 7", "9, 2", "40, 5"})
  void smallImagesAreLookedAt(int width, int height) {
    Town tiny = TOWN.with(new Envelope(0, width, 0, height));
    assertThat(find(tiny, List.of(), 1024, 1).faults()).isEmpty();
    assertThat(find(tiny, List.of(), 16, 1)).isEqualTo(find(tiny, List.of(), 1024, 1));
  }

  @Test
  void scoresBelowTheLeastAreLeftOut() {
    MissingOptions strict = new MissingOptions(1, 0.35, 0.5, 0.9, 0, 5, 0.5, 0.85, 1);
    List<FoundBuilding> found =
        finder(1024, 1, strict).find(TOWN.level(1), placed(List.of()), none()).buildings();
    assertThat(found).hasSizeLessThan(20);
  }

  private static MissingBuildings.Findings find(
      Town town, List<Footprint> layer, int core, int threads) {
    return finder(core, threads, ALL).find(town.level(1), placed(layer), none());
  }

  private static MissingBuildings finder(int core, int threads, MissingOptions options) {
    CorrelationNetwork network = new CorrelationNetwork(20);
    MatchOptions match = new MatchOptions(core, 2_500_000, 2000, threads);
    return new MissingBuildings(network, network.reach(), match, options);
  }

  private static Placement placed(List<Footprint> layer) {
    return Placement.ofEach(layer, Collections.nCopies(layer.size(), Displacement.ZERO));
  }

  private static Progress none() {
    return Progress.none();
  }

  private static double overlap(Geometry one, Geometry other) {
    return one.intersection(other).getArea() / one.union(other).getArea();
  }

  /** An image that cannot be read. */
  private record Damaged(LevelWindows whole) implements LevelWindows {
    @Override
    public int level() {
      return whole.level();
    }

    @Override
    public int width() {
      return whole.width();
    }

    @Override
    public int height() {
      return whole.height();
    }

    @Override
    public ImageTensors read(Window window) throws org.cadalign.gate.DataException {
      throw new org.cadalign.gate.DataException(
          org.cadalign.gate.DataException.Code.UNREADABLE, "town.tif", "broken", "copy it again");
    }
  }
}

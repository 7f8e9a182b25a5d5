package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cadalign.data.Footprint;
import org.cadalign.data.FootprintGroups;
import org.cadalign.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

class CityPlannerTest {
  static Set<String> districts() {
    return District.NAMED.keySet();
  }

  @ParameterizedTest
  @MethodSource("districts")
  void buildingsStandOnTheirParcels(String district) {
    for (long seed = 1; seed <= 2; seed++) {
      CityPlan plan = plan(district, seed);
      STRtree parcels = new STRtree();
      for (Parcel parcel : plan.parcels()) {
        Polygon polygon = parcel.area().polygon();
        parcels.insert(polygon.getEnvelopeInternal(), polygon.buffer(1e-6));
      }
      assertThat(plan.buildings()).isNotEmpty();
      for (Building building : plan.buildings()) {
        Polygon footprint = building.footprint();
        assertThat(footprint.isValid()).isTrue();
        boolean within = false;
        for (Object parcel : parcels.query(footprint.getEnvelopeInternal())) {
          within |= ((Geometry) parcel).covers(footprint);
        }
        assertThat(within).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("districts")
  void buildingsDoNotOverlap(String district) {
    for (long seed = 1; seed <= 2; seed++) {
      List<Polygon> footprints = footprints(plan(district, seed));
      STRtree tree = new STRtree();
      footprints.forEach(f -> tree.insert(f.getEnvelopeInternal(), f));
      for (Polygon one : footprints) {
        for (Object found : tree.query(one.getEnvelopeInternal())) {
          Polygon other = (Polygon) found;
          assertThat(one.equals((Object) other) || one.intersection(other).getArea() < 1e-6)
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("districts")
  void onlyTerracesShareWalls(String district) {
    List<Group> groups = groups(plan(district, 2));
    int largest = groups.stream().mapToInt(g -> g.members().size()).max().orElseThrow();
    if (district.equals("terraces")) {
      double mean = groups.stream().mapToInt(g -> g.members().size()).average().orElseThrow();
      assertThat(mean).isGreaterThan(3);
    } else {
      assertThat(largest).isEqualTo(1);
    }
  }

  /** What only touches at walls that are not wholly shared would come apart under noise. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void housesOfATerraceStandInOneRow(long seed) {
    List<Polygon> footprints = footprints(plan("terraces", seed));
    assertThat(footprints)
        .allSatisfy(
            house -> {
              Envelope box = house.getEnvelopeInternal();
              assertThat(Math.max(box.getWidth(), box.getHeight())).isLessThan(25);
              assertThat(house.getArea()).isBetween(18.0, 160.0);
            });
  }

  @Test
  void isGivenByItsSeed() {
    assertThat(plan("suburb", 3).equals(plan("suburb", 3))).isTrue();
    assertThat(footprints(plan("suburb", 3))).isNotEqualTo(footprints(plan("suburb", 4)));
  }

  @Test
  void theCityGoesOnBeyondItsSquare() {
    Envelope all = new Envelope();
    footprints(plan("informal", 1)).forEach(f -> all.expandToInclude(f.getEnvelopeInternal()));
    assertThat(all.contains(new Envelope(-10, 100, -10, 100))).isTrue();
  }

  private static CityPlan plan(String district, long seed) {
    return CityPlanner.plan(90, List.of(District.NAMED.get(district)), seed);
  }

  private static List<Polygon> footprints(CityPlan plan) {
    return plan.buildings().stream().map(Building::footprint).toList();
  }

  private static List<Group> groups(CityPlan plan) {
    List<Footprint> footprints = new ArrayList<>();
    for (Polygon polygon : footprints(plan)) {
      footprints.add(new Footprint(footprints.size(), polygon));
    }
    return FootprintGroups.of(footprints, 0.01);
  }
}

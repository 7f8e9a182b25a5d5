package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Polygon;

class ParcelBuilderTest {
  private static final ConvexArea PARCEL = ConvexArea.rectangle(0, 0, 30, 40);

  static Set<String> districts() {
    return District.NAMED.keySet();
  }

  @ParameterizedTest
  @MethodSource("districts")
  void buildingsStandOnTheParcel(String district) {
    Polygon parcel = PARCEL.polygon();
    for (int seed = 0; seed < 200; seed++) {
      Optional<Building> building = builder(district, seed).building();
      if (building.isPresent()) {
        Polygon footprint = building.get().footprint();
        assertThat(footprint.isValid()).isTrue();
        assertThat(parcel.buffer(1e-9).covers(footprint)).isTrue();
        assertThat(building.get().height()).isBetween(2.0, 35.0);
        assertThat(building.get().worn()).isBetween(0.0, 1.0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"suburb, 0.1", "informal, 0.08", "village, 0.25", "industry, 0.12"})
  void theShareOfVacantParcelsIsTheDistricts(String district, double share) {
    int n = 2000;
    long vacant =
        IntStream.range(0, n).filter(i -> builder(district, i).building().isEmpty()).count();
    assertThat(vacant / (double) n).isCloseTo(share, within(4 * Math.sqrt(share / n)));
  }

  @ParameterizedTest
  @MethodSource("districts")
  void trunksStandOutsideTheBuilding(String district) {
    int trees = 0;
    for (int seed = 0; seed < 100; seed++) {
      ParcelBuilder builder = builder(district, seed);
      Optional<Polygon> footprint = builder.building().map(Building::footprint);
      for (Tree tree : builder.trees()) {
        trees++;
        assertThat(PARCEL.contains(tree.place())).isTrue();
        assertThat(footprint.map(f -> f.intersects(f.getFactory().createPoint(tree.place()))))
            .isNotEqualTo(Optional.of(true));
      }
    }
    assertThat(trees).isPositive();
  }

  /** No slab on a slope, no tiles on the level. */
  @ParameterizedTest
  @MethodSource("districts")
  void roofsFitTheirCovering(String district) {
    for (int seed = 0; seed < 200; seed++) {
      Optional<Building> building = builder(district, seed).building();
      boolean flat = building.map(b -> b.roof() == Roof.FLAT).orElse(false);
      boolean slab =
          building.map(b -> b.material().pattern() == Material.Pattern.SLAB).orElse(false);
      assertThat(flat).isEqualTo(slab);
    }
  }

  @Test
  void nothingIsBuiltWhereThereIsNoRoom() {
    ConvexArea narrow = ConvexArea.rectangle(0, 0, 2.5, 40);
    for (String district : districts()) {
      for (int seed = 0; seed < 50; seed++) {
        assertThat(builder(district, narrow, seed).building()).isEmpty();
      }
    }
  }

  private static ParcelBuilder builder(String district, int seed) {
    return builder(district, PARCEL, seed);
  }

  private static ParcelBuilder builder(String district, ConvexArea area, int seed) {
    return new ParcelBuilder(
        District.NAMED.get(district), area, new SplittableRandom(seed * 7919L));
  }
}

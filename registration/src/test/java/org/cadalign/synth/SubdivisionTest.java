package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class SubdivisionTest {
  private static final double ENOUGH = 600;

  @Property(tries = 40)
  void partsLieApartByTheGap(@ForAll @IntRange(max = 9999) int seed) {
    List<Polygon> parts = polygons(parts(seed, 0.3, 4));
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        assertThat(parts.get(i).distance(parts.get(j))).isGreaterThan(4 - 1e-7);
      }
    }
  }

  @Property(tries = 40)
  void partsCoverTheAreaLessTheGaps(@ForAll @IntRange(max = 9999) int seed) {
    assertNothingIsLeftToCut(seed);
  }

  /** Of all seeds these leave the largest piece, and the most of an area. */
  @ParameterizedTest
  @ValueSource(ints = {746, 2201})
  void partsCoverTheAreaWhereManyAreTooSmall(int seed) {
    assertNothingIsLeftToCut(seed);
  }

  /** Parts that are too small are left out, several side by side too: less than would be cut. */
  private static void assertNothingIsLeftToCut(int seed) {
    Polygon whole = Areas.random(seed).polygon();
    Geometry parts = UnaryUnionOp.union(polygons(parts(seed, 0.1, 4)));
    assertThat(parts.difference(whole.buffer(1e-6)).getArea()).isZero();
    Geometry left = whole.difference(parts.buffer(2.3));
    for (int i = 0; i < left.getNumGeometries(); i++) {
      assertThat(left.getGeometryN(i).getArea()).isLessThan(0.8 * ENOUGH);
    }
    assertThat(left.getArea()).isLessThan(0.1 * whole.getArea());
  }

  @Property(tries = 40)
  void withoutGapsPartsAddUp(@ForAll @IntRange(max = 9999) int seed) {
    List<ConvexArea> parts = parts(seed, 0.05, 0);
    double sum = parts.stream().mapToDouble(ConvexArea::area).sum();
    double union = UnaryUnionOp.union(polygons(parts)).getArea();
    assertThat(union).isCloseTo(sum, within(1e-4));
    assertThat(sum / Areas.random(seed).area()).isBetween(0.93, 1 + 1e-9);
  }

  @Property(tries = 40)
  void partsAreOfTheSizeAskedFor(@ForAll @IntRange(max = 9999) int seed) {
    assertThat(parts(seed, 0.3, 2))
        .isNotEmpty()
        .allSatisfy(part -> assertThat(part.area()).isBetween(ENOUGH / 4, 1.6 * ENOUGH));
  }

  @Test
  void cutsAcrossTheLongerExtent() {
    Subdivision cuts = new Subdivision(new SplittableRandom(1), 0);
    List<ConvexArea> parts = cuts.parts(ConvexArea.rectangle(0, 0, 40, 10), 200, 0);
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(parts)
        .allMatch(part -> Math.abs(part.polygon().getEnvelopeInternal().getHeight() - 10) < 1e-9);
  }

  private static List<ConvexArea> parts(int seed, double skew, double gap) {
    return new Subdivision(new SplittableRandom(seed), skew).parts(Areas.random(seed), ENOUGH, gap);
  }

  private static List<Polygon> polygons(List<ConvexArea> areas) {
    return areas.stream().map(ConvexArea::polygon).toList();
  }
}

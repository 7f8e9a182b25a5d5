package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class RoofTest {
  private static final List<List<Coordinate>> OUTLINES =
      List.of(
          corners(0, 0, 12, 0, 12, 8, 0, 8),
          corners(0, 8, 0, 0, 12, 0, 12, 8),
          corners(0, 0, 8, 0, 8, 8, 0, 8),
          corners(1, 0, 12, 1, 11, 8, 0, 7),
          corners(0, 0, 0, 9, 6, 9, 6, 0));

  static Stream<Arguments> roofs() {
    return Stream.of(Roof.values())
        .flatMap(roof -> OUTLINES.stream().map(o -> Arguments.of(roof, Wing.of(o))));
  }

  @ParameterizedTest
  @MethodSource("roofs")
  void itsPlanesCoverTheWing(Roof roof, Wing wing) {
    Polygon whole = polygon(wing.corners());
    List<Polygon> planes = roof.facets(wing).stream().map(f -> polygon(f.corners())).toList();
    double sum = planes.stream().mapToDouble(Polygon::getArea).sum();
    assertThat(planes).allMatch(Polygon::isValid);
    assertThat(sum).isCloseTo(whole.getArea(), within(1e-9));
    assertThat(UnaryUnionOp.union(planes).symDifference(whole).getArea()).isLessThan(1e-9);
  }

  /** Away from the middle of the wing, but for a roof of one plane. */
  @ParameterizedTest
  @MethodSource("roofs")
  void planesFallOutwards(Roof roof, Wing wing) {
    Coordinate middle = wing.onRidge(0.5);
    List<Roof.Facet> facets = roof.facets(wing);
    for (Roof.Facet facet : facets) {
      Coordinate downhill = facet.downhill();
      assertThat(Math.hypot(downhill.x, downhill.y)).isCloseTo(1, within(1e-12));
      assertThat(facet.steepness() > 0).isEqualTo(roof != Roof.FLAT);
      Coordinate centre = polygon(facet.corners()).getCentroid().getCoordinate();
      double out = (centre.x - middle.x) * downhill.x + (centre.y - middle.y) * downhill.y;
      assertThat(facets.size() == 1 || out > 0).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("roofs")
  void theRidgeRunsAlongTheLongerSides(Roof roof, Wing wing) {
    assertThat(wing.length()).isGreaterThanOrEqualTo(wing.breadth() - 1e-9);
    assertThat(roof.facets(wing)).isNotEmpty();
  }

  private static Polygon polygon(List<Coordinate> corners) {
    return new ConvexArea(corners).polygon();
  }

  private static List<Coordinate> corners(double... xy) {
    return Stream.iterate(0, i -> i < xy.length, i -> i + 2)
        .map(i -> new Coordinate(xy[i], xy[i + 1]))
        .toList();
  }
}

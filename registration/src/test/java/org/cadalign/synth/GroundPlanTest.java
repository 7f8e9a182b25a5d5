package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.cadalign.synth.Frame.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class GroundPlanTest {
  private static final Span SPAN = new Span(2, 26, 1, 21);
  private static final Frame FRAME = new Frame(new Coordinate(100, 50), 0.8, 0.6);

  /** Least and largest share of the rectangle, by the least and largest breadth of its parts. */
  @ParameterizedTest
  @CsvSource({
    "RECTANGLE, 0.9999, 1.0001, 5, 0",
    "L,         0.577,  0.84,   7, 0",
    "T,         0.577,  0.84,   9, 0",
    "U,         0.668,  0.936,  9, 0",
    "STEP,      0.805,  0.96,   7, 0",
    "COURTYARD, 0.686,  0.871, 10, 1",
  })
  void isValidAndOfTheAreaOfItsKind(
      GroundPlan.Kind kind, double least, double largest, int points, int holes) {
    for (int seed = 0; seed < 60; seed++) {
      Polygon footprint = plan(kind, seed).footprint();
      assertThat(footprint.isValid()).isTrue();
      assertThat(footprint.getArea() / (SPAN.length() * SPAN.depth())).isBetween(least, largest);
      assertThat(footprint.getNumPoints()).isEqualTo(points);
      assertThat(footprint.getNumInteriorRing()).isEqualTo(holes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsWingsCoverItAndNoMore(GroundPlan.Kind kind) {
    for (int seed = 0; seed < 60; seed++) {
      GroundPlan plan = plan(kind, seed);
      Geometry wings =
          UnaryUnionOp.union(
              plan.wings().stream().map(w -> new ConvexArea(w.corners()).polygon()).toList());
      assertThat(wings.symDifference(plan.footprint()).getArea()).isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fillsItsRectangle(GroundPlan.Kind kind) {
    Polygon rectangle = FRAME.rectangle(SPAN).polygon();
    for (int seed = 0; seed < 20; seed++) {
      Geometry hull = plan(kind, seed).footprint().convexHull();
      assertThat(rectangle.buffer(1e-9).covers(hull)).isTrue();
      Span span = FRAME.span(new ConvexArea(java.util.List.of(hull.getCoordinates())));
      assertThat(span.length()).isCloseTo(SPAN.length(), within(1e-9));
      assertThat(span.depth()).isCloseTo(SPAN.depth(), within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isGivenByItsSeed(GroundPlan.Kind kind) {
    assertThat(plan(kind, 3).footprint().equalsExact(plan(kind, 3).footprint())).isTrue();
  }

  private static GroundPlan plan(GroundPlan.Kind kind, int seed) {
    return GroundPlan.of(kind, FRAME, SPAN, new SplittableRandom(seed));
  }
}

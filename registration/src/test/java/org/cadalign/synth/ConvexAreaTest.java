package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

class ConvexAreaTest {
  @Property(tries = 200)
  void bothSidesOfACutAddUp(
      @ForAll @IntRange(max = 9999) int seed,
      @ForAll @DoubleRange(min = -10, max = 110) double x,
      @ForAll @DoubleRange(max = 7) double angle) {
    ConvexArea area = Areas.random(seed);
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    ConvexArea one = area.clipped(x, 40, dx, dy);
    ConvexArea other = area.clipped(x, 40, -dx, -dy);
    assertThat(one.area() + other.area()).isCloseTo(area.area(), within(1e-7));
    assertThat(one.area()).isGreaterThanOrEqualTo(0);
  }

  @Property(tries = 200)
  void isAsLargeAsItsPolygon(@ForAll @IntRange(max = 9999) int seed) {
    ConvexArea area = Areas.random(seed);
    Polygon polygon = area.polygon();
    assertThat(polygon.isValid()).isTrue();
    assertThat(area.area()).isCloseTo(polygon.getArea(), within(1e-7));
    assertThat(polygon.convexHull().getArea()).isCloseTo(polygon.getArea(), within(1e-7));
  }

  @Property(tries = 200)
  void whatIsShrunkKeepsItsDistance(
      @ForAll @IntRange(max = 9999) int seed,
      @ForAll @DoubleRange(min = 0.1, max = 30) double distance) {
    ConvexArea area = Areas.random(seed);
    ConvexArea inner = area.shrunk(distance);
    Polygon outside = area.polygon();
    for (Coordinate corner : inner.corners()) {
      Point point = outside.getFactory().createPoint(corner);
      assertThat(outside.getExteriorRing().distance(point)).isGreaterThan(distance - 1e-7);
      assertThat(area.contains(corner)).isTrue();
    }
    assertThat(inner.area())
        .isCloseTo(buffered(outside, -distance).getArea(), within(1e-6 * outside.getArea()));
  }

  /** By default JTS first leaves out corners that change the outline by less than a hundredth. */
  private static Geometry buffered(Polygon polygon, double distance) {
    BufferParameters exact = new BufferParameters();
    exact.setSimplifyFactor(0);
    return BufferOp.bufferOp(polygon, distance, exact);
  }

  @Property(tries = 300)
  void containsWhatItsPolygonContains(@ForAll @IntRange(max = 9999) int seed) {
    ConvexArea area = Areas.random(seed);
    SplittableRandom random = new SplittableRandom(seed);
    Coordinate place =
        new Coordinate(120 * random.nextDouble() - 10, 100 * random.nextDouble() - 10);
    Polygon polygon = area.polygon();
    boolean inside = polygon.contains(polygon.getFactory().createPoint(place));
    assertThat(area.contains(place)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "5, 0, true", "10, 4, true", "5, 2, true", "10.01, 2, false"})
  void itsBorderIsItsOwn(double x, double y, boolean inside) {
    assertThat(ConvexArea.rectangle(0, 0, 10, 4).contains(new Coordinate(x, y))).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({"10, 4, 1, 0", "4, 10, 0, 1"})
  void itsFrameRunsAlongItsLongestSide(double right, double bottom, double x, double y) {
    Frame frame = ConvexArea.rectangle(0, 0, right, bottom).frame();
    assertThat(frame.x()).isEqualTo(x);
    assertThat(frame.y()).isEqualTo(y);
  }

  @Test
  void nothingIsLeftOfWhatIsShrunkAway() {
    ConvexArea none = ConvexArea.rectangle(0, 0, 10, 4).shrunk(2.1);
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.area()).isZero();
    assertThat(none.contains(new Coordinate(5, 2))).isFalse();
  }

  /** A corner on the line once counted twice, which made four corners of a triangle. */
  @Test
  void aCutThroughACornerMakesNoCornerTwice() {
    ConvexArea half = ConvexArea.rectangle(0, 0, 10, 10).clipped(0, 0, 1, -1);
    assertThat(half.corners()).hasSize(3).doesNotHaveDuplicates();
  }
}

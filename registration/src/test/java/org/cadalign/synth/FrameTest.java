package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class FrameTest {
  @Property(tries = 100)
  void comesBackFromThePlane(
      @ForAll @DoubleRange(max = 7) double angle,
      @ForAll @DoubleRange(min = -50, max = 50) double along,
      @ForAll @DoubleRange(min = -50, max = 50) double in) {
    Frame frame = turned(angle);
    Coordinate place = frame.at(along, in);
    assertThat(frame.along(place)).isCloseTo(along, within(1e-9));
    assertThat(frame.in(place)).isCloseTo(in, within(1e-9));
    assertThat(place.distance(frame.origin())).isCloseTo(Math.hypot(along, in), within(1e-9));
  }

  /** North is up: along a street to the east, in is to the south. */
  @ParameterizedTest
  @CsvSource({"1, 0, 0, 1", "0, 1, -1, 0", "-1, 0, 0, -1", "0, -1, 1, 0"})
  void inIsToTheRight(double alongX, double alongY, double inX, double inY) {
    Frame frame = Frame.along(new Coordinate(0, 0), new Coordinate(alongX, alongY));
    assertThat(frame.at(0, 1)).isEqualTo(new Coordinate(inX, inY));
  }

  @Property(tries = 100)
  void aRectangleSpansItsSpan(@ForAll @DoubleRange(max = 7) double angle) {
    Frame frame = turned(angle);
    Frame.Span span = new Frame.Span(-3, 8, 2, 7);
    ConvexArea rectangle = frame.rectangle(span);
    Frame.Span again = frame.span(rectangle);
    assertThat(rectangle.area()).isCloseTo(span.length() * span.depth(), within(1e-9));
    assertThat(again.left()).isCloseTo(-3, within(1e-9));
    assertThat(again.right()).isCloseTo(8, within(1e-9));
    assertThat(again.near()).isCloseTo(2, within(1e-9));
    assertThat(again.far()).isCloseTo(7, within(1e-9));
  }

  @Property(tries = 100)
  void stripsOfAnAreaAddUp(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @DoubleRange(max = 7) double angle) {
    ConvexArea area = Areas.random(seed);
    Frame frame = turned(angle);
    Frame.Span span = frame.span(area);
    double a = span.left() + 0.3 * span.length();
    double b = span.near() + 0.6 * span.depth();
    assertThat(
            frame.between(area, span.left(), a).area()
                + frame.between(area, a, span.right()).area())
        .isCloseTo(area.area(), within(1e-6));
    assertThat(frame.within(area, span.near(), b).area() + frame.within(area, b, span.far()).area())
        .isCloseTo(area.area(), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1, -3, 8, 2, 7", "0.5, -0.5, 5, 3.5, 6", "0, 2, 2, 5, 5"})
  void shrinksAboutAPoint(double factor, double left, double right, double near, double far) {
    assertThat(new Frame.Span(-3, 8, 2, 7).shrunk(2, 5, factor))
        .isEqualTo(new Frame.Span(left, right, near, far));
  }

  private static Frame turned(double angle) {
    return new Frame(new Coordinate(12, -7), Math.cos(angle), Math.sin(angle));
  }
}

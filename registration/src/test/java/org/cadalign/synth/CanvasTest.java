package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class CanvasTest {
  private static final Paint WHITE = Paint.plain(Rgb.grey(1));

  /** Ten by eight pixels of half a metre, from (100, 50) on. */
  private final Canvas canvas = new Canvas(100, 50, 0.5, 10, 8);

  @ParameterizedTest
  @CsvSource({
    "101, 51, 102, 52, 4",
    "100.25, 50.25, 100.75, 50.75, 1",
    "101.1, 51.2, 103, 53.3, 15.96"
  })
  void aShapeCoversItsArea(double left, double top, double right, double bottom, double pixels) {
    canvas.fill(box(left, top, right, bottom), WHITE);
    assertThat(sum(lit())).isCloseTo(pixels, within(0.02 * pixels));
  }

  @Test
  void aShapeLiesWhereItsCoordinatesAre() {
    canvas.fill(Shapes.circle(new Coordinate(102.3, 51.9), 1.2), WHITE);
    float[] lit = lit();
    double x = 0;
    double y = 0;
    for (int i = 0; i < lit.length; i++) {
      x += lit[i] * (100 + 0.5 * (i % 10 + 0.5)) / sum(lit);
      int row = i / 10;
      y += lit[i] * (50 + 0.5 * (row + 0.5)) / sum(lit);
    }
    assertThat(x).isCloseTo(102.3, within(0.01));
    assertThat(y).isCloseTo(51.9, within(0.01));
  }

  @Test
  void paintIsAskedForAtTheMiddleOfPixels() {
    canvas.cover((x, y) -> new Rgb(x, y, 0));
    float[][] lit = canvas.lit(Rgb.grey(1), Rgb.grey(0));
    assertThat(lit[0][13]).isEqualTo(101.75f);
    assertThat(lit[1][13]).isEqualTo(50.75f);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.4, 0.55", "0, 0.25"})
  void whatLiesUnderShinesThrough(double opacity, double value) {
    canvas.cover(Paint.plain(Rgb.grey(0.25)));
    canvas.fill(box(100, 50, 105, 54), WHITE, opacity);
    assertThat(lit()[33]).isCloseTo((float) value, within(1e-6f));
  }

  @Test
  void shadowsTakeTheSunAndLeaveTheSky() {
    canvas.cover(WHITE);
    canvas.shade(box(100, 50, 105, 54), 0.75);
    float[][] lit = canvas.lit(new Rgb(0.8, 0.6, 0.4), new Rgb(0.1, 0.2, 0.3));
    assertThat(lit[0][0]).isCloseTo(0.1f + 0.2f, within(1e-6f));
    assertThat(lit[1][0]).isCloseTo(0.2f + 0.15f, within(1e-6f));
    assertThat(lit[2][0]).isCloseTo(0.3f + 0.1f, within(1e-6f));
  }

  @Test
  void twoShadowsAreNoDarkerThanTheDeeper() {
    canvas.cover(WHITE);
    canvas.shade(box(100, 50, 105, 54), 0.75);
    canvas.shade(box(100, 50, 105, 54), 0.5);
    assertThat(lit()).containsOnly(0.25f);
  }

  @Test
  void shadowsFallOnlyOnWhatWasPaintedBefore() {
    canvas.cover(WHITE);
    canvas.shade(box(100, 50, 105, 54), 1);
    canvas.fill(box(100, 50, 102, 54), WHITE);
    assertThat(lit()[0]).isEqualTo(1);
    assertThat(lit()[4]).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, false", "2.9, 3.1, true", "3, 4, true", "2, 3, false", "-1, 99, true"})
  void shadowsFallOnlyBetweenTheirHeights(double from, double to, boolean dark) {
    canvas.raise(3);
    canvas.cover(WHITE);
    canvas.shade(box(100, 50, 105, 54), 1, from, to);
    assertThat(lit()[0]).isEqualTo(dark ? 0 : 1);
  }

  /** A ray to the camera leaves the ground, and meets what is higher later. */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "4, 0"})
  void whatIsHigherHidesWhatIsBehind(double before, float value) {
    canvas.raise(before);
    canvas.cover(Paint.plain(Rgb.grey(0)));
    canvas.fillBehind(box(100, 50, 105, 54), WHITE, (x, y) -> 3);
    assertThat(lit()).containsOnly(value);
  }

  /** Rising to the east: what lies 1.5 m high hides the foot of it. */
  @Test
  void heightsAreThoseOfEachPixel() {
    canvas.raise(1.5);
    canvas.cover(Paint.plain(Rgb.grey(0)));
    canvas.fillBehind(box(100, 50, 105, 54), WHITE, (x, y) -> x - 100);
    canvas.shade(box(100, 50, 105, 54), 1, 4, 9);
    assertThat(Arrays.copyOf(lit(), 10)).containsExactly(0, 0, 0, 1, 1, 1, 1, 1, 0, 0);
  }

  @Test
  void shapesBeyondTheBorderAreCutOff() {
    canvas.fill(box(90, 40, 101, 51), WHITE);
    canvas.fill(box(200, 40, 300, 51), WHITE);
    assertThat(sum(lit())).isCloseTo(4, within(1e-6));
  }

  private float[] lit() {
    return canvas.lit(Rgb.grey(1), Rgb.grey(0))[0];
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private static Shape box(double left, double top, double right, double bottom) {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }
}

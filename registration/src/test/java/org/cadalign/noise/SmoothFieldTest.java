package org.cadalign.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.field.Displacement;
import org.cadalign.noise.SmoothField.Blob;
import org.cadalign.noise.SmoothField.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class SmoothFieldTest {
  @ParameterizedTest
  @CsvSource({
    "10, 20, 3,        -1",
    "14, 20, 1.819592, -0.606531",
    "10, 28, 0.406006, -0.135335",
    "99, 99, 0,        0"
  })
  void isAGaussianAroundItsBlob(double x, double y, double dx, double dy) {
    SmoothField field = new SmoothField(List.of(new Blob(10, 20, 4, new Displacement(3, -1))));
    Displacement d = field.at(x, y);
    assertThat(d.dx()).isCloseTo(dx, within(1e-6));
    assertThat(d.dy()).isCloseTo(dy, within(1e-6));
  }

  @Property(tries = 30)
  void reachesTheStatedLengthAndNoMore(@ForAll @IntRange(max = 9999) int seed) {
    checkLongest(seed);
  }

  /** Seeds whose strongest place lies between the samples, which once made fields too strong. */
  @ParameterizedTest
  @ValueSource(ints = {746, 1731, 5279})
  void findsTheStrongestPlaceBetweenItsSamples(int seed) {
    checkLongest(seed);
  }

  /** Judged by a grid of its own, far finer than the one that scaled the field. */
  private static void checkLongest(int seed) {
    Envelope extent = new Envelope(-100, 400, 50, 350);
    SmoothField field =
        SmoothField.random(new SplittableRandom(seed), extent, new Sizes(45, 120), 4);
    double longest = 0;
    for (double y = extent.getMinY(); y <= extent.getMaxY(); y += 4) {
      for (double x = extent.getMinX(); x <= extent.getMaxX(); x += 4) {
        longest = Math.max(longest, field.at(x, y).length());
      }
    }
    assertThat(longest).isBetween(3.98, 4.0001);
  }

  @Property(tries = 30)
  void changesLittleOverAShortWay(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(max = 490) int x) {
    Envelope extent = new Envelope(0, 500, 0, 500);
    SmoothField field =
        SmoothField.random(new SplittableRandom(seed), extent, new Sizes(45, 120), 4);
    Displacement step = field.at(x + 1, 100).plus(field.at(x, 100).times(-1));
    assertThat(step.length()).isLessThan(0.5);
  }

  @Test
  void takesAPointForAnExtent() {
    Envelope point = new Envelope(5, 5, 6, 6);
    SmoothField field = SmoothField.random(new SplittableRandom(1), point, new Sizes(45, 120), 4);
    assertThat(field.at(5, 6).length()).isCloseTo(4, within(1e-9));
  }

  @Test
  void refusesSizesUpsideDown() {
    assertThatThrownBy(() -> new Sizes(120, 45)).hasMessage("blob sizes 120.0 to 45.0");
  }
}

package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.field.Displacement;
import org.cadalign.noise.SmoothField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class MisalignmentTest {
  private static final SmoothField.Sizes SIZES = new SmoothField.Sizes(45, 120);
  private static final List<Coordinate> CENTRES = Collections.nCopies(20, new Coordinate(30, 40));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void isNeverLongerThanStated(int level) {
    for (int seed = 0; seed < 100; seed++) {
      assertThat(draw(Misalignment.DEFAULT, seed, level)).allMatch(d -> d.length() <= 3.8 + 1e-9);
    }
  }

  @Test
  void favoursNoDirection() {
    int[] quadrants = new int[4];
    for (int seed = 0; seed < 800; seed++) {
      Displacement d = draw(Misalignment.DEFAULT, seed, 4).get(0);
      quadrants[(d.dx() > 0 ? 1 : 0) + (d.dy() > 0 ? 2 : 0)]++;
    }
    assertThat(quadrants)
        .satisfies(
            q -> {
              for (int count : q) {
                assertThat(count).isBetween(150, 250);
              }
            });
  }

  @Test
  void jitterIsGroundMetresSoThatFineLevelsSeeMoreOfIt() {
    Misalignment jitter = new Misalignment(0, 0, 0, SIZES, 0.6, 0, 2, 99);
    List<Double> ratios = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      double fine = draw(jitter, seed, 1).get(3).length();
      double coarse = draw(jitter, seed, 8).get(3).length();
      ratios.add(fine / coarse);
    }
    assertThat(ratios).allSatisfy(ratio -> assertThat(ratio).isBetween(7.999, 8.001));
  }

  @Test
  void groupsByThemselvesAreApartAtEveryLevel() {
    Misalignment apart = new Misalignment(0, 0, 0, SIZES, 0, 1, 2, 99);
    for (int level : new int[] {1, 8}) {
      double squares = 0;
      for (int seed = 0; seed < 200; seed++) {
        for (Displacement one : draw(apart, seed, level)) {
          squares += one.dx() * one.dx() / (200 * 20);
        }
      }
      // The mean square of a deviation that is uniform up to 2 px.
      assertThat(squares).isBetween(0.85 * 4 / 3, 1.15 * 4 / 3);
    }
  }

  /** Not even a number is drawn for them, so that samples of older models stay as they were. */
  @Test
  void whereNoneIsByItselfItDoesNotMatterHowFarApart() {
    Misalignment near = new Misalignment(0.7, 3, 1.5, SIZES, 0.6, 0, 0.1, 3.8);
    Misalignment far = new Misalignment(0.7, 3, 1.5, SIZES, 0.6, 0, 9, 3.8);
    for (int seed = 0; seed < 10; seed++) {
      assertThat(draw(near, seed, 2)).isEqualTo(draw(far, seed, 2));
      assertThat(draw(near.withIndividual(1), seed, 2))
          .isNotEqualTo(draw(far.withIndividual(1), seed, 2));
    }
  }

  @Test
  void rigidMovesAllAlike() {
    Misalignment rigid = new Misalignment(1, 3, 0, SIZES, 0, 0, 2, 3.8);
    assertThat(draw(rigid, 5, 2)).hasSize(20).containsOnly(draw(rigid, 5, 2).get(0));
  }

  private static List<Displacement> draw(Misalignment misalignment, int seed, int level) {
    View view = View.plain(level, 96, new Coordinate(400, 400));
    return misalignment.draw(new SplittableRandom(seed), CENTRES, view);
  }
}

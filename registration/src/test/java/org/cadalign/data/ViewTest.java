package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class ViewTest {
  private static final Coordinate CENTRE = new Coordinate(203.3, 97.8);

  @Property(tries = 60)
  void isASimilarityAroundItsCentre(@ForAll @IntRange(max = 9999) int seed) {
    View view = View.random(new SplittableRandom(seed), 4, 96, CENTRE);
    Coordinate here = view.project(CENTRE);
    assertThat(here.distance(new Coordinate(48, 48))).isLessThan(0.75);
    Coordinate east = view.project(new Coordinate(CENTRE.x + 40, CENTRE.y));
    Coordinate south = view.project(new Coordinate(CENTRE.x, CENTRE.y + 40));
    assertThat(here.distance(east)).isCloseTo(10 * view.scale(), within(1e-9));
    assertThat(here.distance(south)).isCloseTo(10 * view.scale(), within(1e-9));
    assertThat(view.scale()).isBetween(0.75, 4 / 3.0);
  }

  @Property(tries = 60)
  void fallsOnWholePixelsUnlessItIsTurnedFreely(@ForAll @IntRange(max = 9999) int seed) {
    View view = View.random(new SplittableRandom(seed), 4, 96, CENTRE);
    if (view.scale() == 1) {
      Coordinate corner = view.project(new Coordinate(8, 16));
      assertThat(corner.x).isCloseTo(Math.rint(corner.x), within(1e-9));
      assertThat(corner.y).isCloseTo(Math.rint(corner.y), within(1e-9));
    }
  }

  @Property(tries = 30)
  void seesAllThatItShows(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(max = 400) int x) {
    View view = View.random(new SplittableRandom(seed), 2, 64, CENTRE);
    Coordinate place = new Coordinate(x, CENTRE.y);
    if (view.shows(place)) {
      assertThat(view.seen(0).contains(place)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"203.3, 97.8, true", "80, 97.8, true", "10, 97.8, false", "203.3, 400, false"})
  void showsWhatIsNotAtItsBorder(double x, double y, boolean shown) {
    assertThat(View.plain(4, 96, CENTRE).shows(new Coordinate(x, y))).isEqualTo(shown);
  }

  @Test
  void isUprightWhenPlain() {
    View view = View.plain(4, 96, CENTRE);
    assertThat(view.project(new Coordinate(204, 100))).isEqualTo(new Coordinate(48, 49));
    assertThat(view.project(new Coordinate(208, 108))).isEqualTo(new Coordinate(49, 51));
  }
}

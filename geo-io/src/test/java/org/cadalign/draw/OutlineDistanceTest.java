package org.cadalign.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

class OutlineDistanceTest {
  @Property(tries = 100)
  void agreesWithJtsWithinReach(@ForAll @IntRange(max = 100000) int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Polygon star = Shapes.star(random, 12 + 5 * random.nextDouble(), 13, 11, 3 + random.nextInt(8));
    OutlineDistance distance = new OutlineDistance(2);
    Window window = new Window(-2, -2, 30, 30);
    distance.reset(window);
    Outline.of(star).rings().forEach(distance::add);
    for (int at = 0; at < window.area(); at++) {
      Coordinate centre = new Coordinate(at % 30 - 1.5, Math.floorDiv(at, 30) - 1.5);
      double expected = star.getExteriorRing().distance(star.getFactory().createPoint(centre));
      if (expected < 2 - 1e-9) {
        assertThat(Math.sqrt(distance.squared(at))).isCloseTo(expected, within(1e-9));
      } else {
        assertThat(distance.squared(at)).isGreaterThan(4 - 1e-6);
      }
    }
  }
}

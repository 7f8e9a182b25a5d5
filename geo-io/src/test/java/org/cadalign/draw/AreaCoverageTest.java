package org.cadalign.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AreaCoverageTest {
  private static final Window WINDOW = new Window(-4, -4, 40, 40);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a square on pixels            | POLYGON((2 3,7 3,7 9,2 9,2 3))",
        "clockwise                     | POLYGON((2 3,2 9,7 9,7 3,2 3))",
        "between pixels                | POLYGON((2.25 3.5,7.1 3.5,7.1 9.9,2.25 9.9,2.25 3.5))",
        "a triangle                    | POLYGON((1 1,20.3 4.7,6.2 17.9,1 1))",
        "a sliver                      | POLYGON((1 1,30 1.01,30 1.02,1 1))",
        "within one pixel              | POLYGON((3.4 3.4,3.41 3.4,3.41 3.5,3.4 3.4))",
        "a hole                        | POLYGON((0 0,20 0,20 20,0 20,0 0),(5 5,9.5 5,9.5 12.2,5"
            + " 5))",
        "a hole the wrong way round    | POLYGON((0 0,20 0,20 20,0 20,0 0),(5 5,5 12.2,9.5 12.2,5"
            + " 5))",
        "a hole that touches its shell | POLYGON((0 0,20 0,20 20,0 20,0 0),(0 10,5.5 6,5.5 12,0"
            + " 10))",
        "two parts | MULTIPOLYGON(((0 0,5 0,5 5.5,0 5.5,0 0)),((9 9,20 9.3,15 20,9 9)))",
        "parts with a shared wall | MULTIPOLYGON(((0 0,5.5 0,5.5 5,0 5,0 0)),((5.5 0,9 0,9 5,5.5"
            + " 5,5.5 0)))"
      })
  void sumsToTheArea(String name, String wkt) throws ParseException {
    Geometry geometry = new WKTReader().read(wkt);
    assertThat(sum(geometry)).as(name).isCloseTo(geometry.getArea(), within(1e-9));
  }

  @Property(tries = 50)
  void agreesWithIntersection(@ForAll @IntRange(max = 100000) int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Polygon star = Shapes.star(random, 6 + 10 * random.nextDouble(), 8, 8, 7);
    double[] covered = cover(star, new Window(0, 0, 24, 24));
    GeometryFactory factory = star.getFactory();
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 24; x++) {
        Geometry pixel =
            factory.toGeometry(new org.locationtech.jts.geom.Envelope(x, x + 1, y, y + 1));
        double expected = pixel.intersection(star).getArea();
        assertThat(covered[y * 24 + x]).as("%d, %d", x, y).isCloseTo(expected, within(1e-8));
      }
    }
  }

  @Property(tries = 100)
  void doesNotDependOnTheWindow(
      @ForAll @IntRange(max = 100000) int seed,
      @ForAll @IntRange(min = -10, max = 30) int x,
      @ForAll @IntRange(min = -10, max = 30) int y,
      @ForAll @IntRange(min = 1, max = 30) int size,
      @ForAll @DoubleRange(max = 50000) double far) {
    int whole = (int) far;
    Polygon star = Shapes.star(new SplittableRandom(seed), far + 12.3, whole + 11.7, 14, 9);
    Window wide = new Window(whole - 10, whole - 10, 50, 50);
    Window cut = new Window(whole + x, whole + y, size, size);
    double[] all = cover(star, wide);
    double[] part = cover(star, cut);
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        int column = x + i + 10;
        int row = y + j + 10;
        if (column < 50 && row < 50) {
          assertThat(part[j * size + i]).isEqualTo(all[row * 50 + column]);
        }
      }
    }
  }

  @Test
  void columnsAreXAndRowsAreY() throws ParseException {
    double[] covered =
        cover(new WKTReader().read("POLYGON((2 1,4 1,4 2,2 2,2 1))"), new Window(0, 0, 5, 3));
    assertThat(covered).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void halfAPixelCoversHalfAPixel() throws ParseException {
    double[] covered =
        cover(
            new WKTReader().read("POLYGON((1.5 0,3.5 0,3.5 1,1.5 1,1.5 0))"),
            new Window(0, 0, 4, 1));
    assertThat(covered).containsExactly(0, 0.5, 1, 0.5);
  }

  private static double sum(Geometry geometry) {
    return Arrays.stream(cover(geometry, WINDOW)).sum();
  }

  private static double[] cover(Geometry geometry, Window window) {
    AreaCoverage coverage = new AreaCoverage();
    coverage.reset(window);
    Outline.of(geometry).rings().forEach(coverage::add);
    return coverage.coverage();
  }
}

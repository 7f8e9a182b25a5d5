package org.cadalign.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class MapDrawingTest {
  private static final MapDrawing DRAWING = MapDrawing.standard();
  private static final String SQUARE = "POLYGON((5 5,10 5,10 15,5 15,5 5))";

  @ParameterizedTest
  @CsvSource({
    "6, 9,  1, 0,    0",
    "5, 9,  1, 0.75, 0",
    "4, 9,  0, 0.75, 0",
    "3, 9,  0, 0,    0",
    "5, 5,  1, 0.75, 0.792893",
    "4, 4,  0, 0.542893, 0.792893",
    "12, 9, 0, 0,    0"
  })
  void drawsAroundASquare(int x, int y, double fill, double edge, double vertex)
      throws ParseException {
    MapRaster raster = DRAWING.draw(List.of(read(SQUARE)), new Window(0, 0, 20, 20));
    int at = y * 20 + x;
    assertThat(raster.fill()[at]).isCloseTo((float) fill, within(1e-5f));
    assertThat(raster.edge()[at]).isCloseTo((float) edge, within(1e-5f));
    assertThat(raster.vertex()[at]).isCloseTo((float) vertex, within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an interior                       | 6   | 9  | 1",
        "its rim                           | 3   | 9  | 1",
        "beyond                            | 2   | 9  | 0",
        "a tie of rims goes to the first   | 11  | 9  | 1",
        "the nearer rim                    | 12  | 9  | 2",
        "an interior before a nearer rim   | 13  | 9  | 2",
        "an interior before a rim, early   | 6   | 17 | 3",
        "inside the hole                   | 28  | 8  | 0",
        "the hole's rim                    | 26  | 8  | 4"
      })
  void saysWhoseRegionItIs(String name, int x, int y, int index) throws ParseException {
    List<Outline> outlines =
        List.of(
            read(SQUARE),
            read("POLYGON((13 5,18 5,18 15,13 15,13 5))"),
            read("POLYGON((5 16,18 16,18 19,5 19,5 16))"),
            read("POLYGON((22 2,36 2,36 16,22 16,22 2),(25 5,33 5,33 13,25 13,25 5))"));
    MapRaster raster = DRAWING.draw(outlines, new Window(0, 0, 40, 20));
    assertThat(raster.index()[y * 40 + x]).as(name).isEqualTo(index);
  }

  @Test
  void overlapsCoverOnce() throws ParseException {
    MapRaster raster = DRAWING.draw(List.of(read(SQUARE), read(SQUARE)), new Window(0, 0, 20, 20));
    assertThat(raster.fill()).containsOnly(0f, 1f);
  }

  @Test
  void aSharedWallLeavesNoSeam() throws ParseException {
    List<Outline> pair =
        List.of(
            read("POLYGON((1 1,7.3 1,4.1 9,1 9,1 1))"),
            read("POLYGON((7.3 1,12 1,12 9,4.1 9,7.3 1))"));
    MapRaster raster = DRAWING.draw(pair, new Window(0, 0, 14, 10));
    for (int x = 1; x < 12; x++) {
      assertThat(raster.fill()[5 * 14 + x]).isCloseTo(1, within(1e-6f));
    }
  }

  @Property(tries = 40)
  void aWholePixelMovesTheRasterByAPixel(
      @ForAll @IntRange(max = 100000) int seed,
      @ForAll @IntRange(min = -300, max = 300) int dx,
      @ForAll @IntRange(min = -300, max = 300) int dy) {
    // Coordinates of 2^-10 px, so that moving them by whole pixels is exact.
    List<Outline> here = quantised(town(seed));
    List<Outline> there = here.stream().map(outline -> outline.moved(dx, dy)).toList();
    MapRaster a = DRAWING.draw(here, new Window(0, 0, 48, 40));
    MapRaster b = DRAWING.draw(there, new Window(dx, dy, 48, 40));
    assertThat(b.channels()).containsExactly(a.channels(), within(1e-6f));
    assertThat(b.index()).containsExactly(a.index());
  }

  @Property(tries = 40)
  void swappingAxesTransposesTheRaster(@ForAll @IntRange(max = 100000) int seed) {
    List<Outline> town = town(seed);
    AffineTransform swap = new AffineTransform(0, 1, 1, 0, 0, 0);
    MapRaster a = DRAWING.draw(town, new Window(0, 0, 48, 40));
    MapRaster b =
        DRAWING.draw(
            town.stream().map(o -> o.transformed(swap)).toList(), new Window(0, 0, 40, 48));
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 48; x++) {
        assertThat(b.fill()[x * 40 + y]).isCloseTo(a.fill()[y * 48 + x], within(1e-6f));
        assertThat(b.edge()[x * 40 + y]).isCloseTo(a.edge()[y * 48 + x], within(1e-5f));
        assertThat(b.vertex()[x * 40 + y]).isCloseTo(a.vertex()[y * 48 + x], within(1e-6f));
      }
    }
  }

  @Property(tries = 40)
  void theWindowsCutChangesNoBit(
      @ForAll @IntRange(max = 100000) int seed,
      @ForAll @IntRange(max = 40) int x,
      @ForAll @IntRange(max = 32) int y,
      @ForAll @IntRange(min = 1, max = 8) int size) {
    List<Outline> town = town(seed);
    MapRaster all = DRAWING.draw(town, new Window(0, 0, 48, 40));
    MapRaster part = DRAWING.draw(town, new Window(x, y, size, size));
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        int from = (y + j) * 48 + x + i;
        int to = j * size + i;
        assertThat(part.fill()[to]).isEqualTo(all.fill()[from]);
        assertThat(part.edge()[to]).isEqualTo(all.edge()[from]);
        assertThat(part.vertex()[to]).isEqualTo(all.vertex()[from]);
        assertThat(part.index()[to]).isEqualTo(all.index()[from]);
      }
    }
  }

  @Test
  void knowsWhatCannotReachAWindow() throws ParseException {
    Window window = new Window(0, 0, 3, 20);
    assertThat(DRAWING.reaches(read(SQUARE), window)).isFalse();
    assertThat(DRAWING.reaches(read(SQUARE).moved(-0.1, 0), window)).isTrue();
  }

  private static List<Outline> town(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Outline> town = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double x = 48 * random.nextDouble();
      double y = 40 * random.nextDouble();
      town.add(
          Outline.of(
              Shapes.star(random, x, y, 1 + 8 * random.nextDouble(), 4 + random.nextInt(5))));
    }
    return town;
  }

  private static List<Outline> quantised(List<Outline> town) {
    return town.stream()
        .map(o -> new Outline(o.rings().stream().map(MapDrawingTest::quantised).toList()))
        .toList();
  }

  private static Outline.Ring quantised(Outline.Ring ring) {
    double[] xy = ring.xy().clone();
    for (int i = 0; i < xy.length; i++) {
      xy[i] = Math.rint(xy[i] * 1024) / 1024;
    }
    return new Outline.Ring(xy, ring.hole());
  }

  private static Outline read(String wkt) throws ParseException {
    return Outline.of(new WKTReader().read(wkt));
  }
}

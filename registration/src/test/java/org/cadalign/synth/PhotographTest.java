package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class PhotographTest {
  private static final int SIDE = 120;
  private static final Coordinate UPRIGHT = new Coordinate(0, 0);

  /** All kinds of things, their shadows and their lean, over the borders of windows. */
  @ParameterizedTest
  @CsvSource({
    "informal, 0,   0,   0, 64, 64",
    "suburb,   0.2, 131, 77, 50, 60",
    "terraces, 0,   13,  99, 40, 33",
    "centre,   0.3, 90,  5, 64, 20",
    "village,  0,   50,  50, 31, 47",
    "industry, 0.1, 70,  91, 64, 64",
  })
  void aWindowIsAPartOfALargerOne(String district, double lean, int x, int y, int w, int h) {
    CityPlan plan = CityPlanner.plan(70, List.of(District.NAMED.get(district)), 4);
    Photograph photograph = new Photograph(plan, Look.random(4, lean), 0.3, 4);
    byte[] large = photograph.read(new Window(0, 0, 200, 160));
    byte[] part = photograph.read(new Window(x, y, w, h));
    int furthest = 0;
    for (int i = 0; i < w * h; i++) {
      int there = (y + i / w) * 200 + x + i % w;
      for (int band = 0; band < 3; band++) {
        int off = (part[3 * i + band] & 0xff) - (large[3 * there + band] & 0xff);
        furthest = Math.max(furthest, Math.abs(off));
      }
    }
    assertThat(furthest).isLessThanOrEqualTo(1);
  }

  @Test
  void isGivenByItsSeed() {
    assertThat(city(4, 0))
        .isEqualTo(city(4, 0))
        .isNotEqualTo(city(5, 0))
        .isNotEqualTo(city(4, 0.2));
  }

  /**
   * Judged by the centre of gravity of what is bright, against that of the footprint; wings differ
   * in their brightness, which moves their edges by a tenth of a pixel or so.
   */
  @ParameterizedTest
  @EnumSource
  void showsBuildingsWhereTheyStand(GroundPlan.Kind kind) {
    for (int seed = 0; seed < 4; seed++) {
      for (double pixel : new double[] {0.3, 0.5}) {
        Building building = building(kind, seed, 4);
        Coordinate seen = centre(building, pixel, UPRIGHT);
        Coordinate actual = building.footprint().getCentroid().getCoordinate();
        assertThat(seen.x).isCloseTo(actual.x / pixel, within(0.2));
        assertThat(seen.y).isCloseTo(actual.y / pixel, within(0.2));
      }
    }
  }

  /** Walls are as dark as the ground, so that the roof alone is seen. */
  @ParameterizedTest
  @CsvSource({"0.2, 0, 10", "-0.1, 0.3, 6", "0, -0.15, 12"})
  void roofsLeanByTheirHeight(double east, double south, double height) {
    Building building = building(GroundPlan.Kind.L, 3, height);
    Coordinate upright = centre(building, 0.3, UPRIGHT);
    Coordinate leaning = centre(building, 0.3, new Coordinate(east, south));
    assertThat(leaning.x - upright.x).isCloseTo(east * height / 0.3, within(0.35));
    assertThat(leaning.y - upright.y).isCloseTo(south * height / 0.3, within(0.35));
  }

  /**
   * A shed stands west of a tower, seen from the west: a wall is in the light, a roof is dark, and
   * the shed's roof reaches as far over the foot of the tower's wall as it is high.
   */
  @ParameterizedTest
  @CsvSource({"4, 13.5, false", "4, 14.5, true", "8, 15.5, false", "8, 16.5, true"})
  void aLowRoofHidesTheFootOfTheWallBehindIt(double low, double x, boolean wall) {
    Building shed = block(6, 12, low);
    Building tower = block(12.5, 20, 20);
    CityPlan plan =
        new CityPlan(36, List.of(), List.of(), List.of(tower, shed), List.of(), List.of());
    Look look = Looks.plain(0.5, new Coordinate(0.5, 0));
    byte[] seen = new Photograph(plan, look, 0.3, 1).read(new Window(0, 0, SIDE, SIDE));
    assertThat(grey(seen, x, 18) > 60).isEqualTo(wall);
  }

  /** A flat dark block, 10 m from north to south. */
  private static Building block(double west, double east, double height) {
    Frame frame = new Frame(new Coordinate(0, 0), 1, 0);
    Frame.Span span = new Frame.Span(west, east, 13, 23);
    GroundPlan plan =
        GroundPlan.of(GroundPlan.Kind.RECTANGLE, frame, span, new SplittableRandom(1));
    return new Building(plan, height, Roof.FLAT, Material.MEMBRANE, Rgb.grey(0.05), 0, 5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 90, 200})
  void shadowsLieOnTheSideAwayFromTheSun(double azimuth) {
    Building building = building(GroundPlan.Kind.RECTANGLE, 1, 6);
    Look plain = Looks.plain(0.5, UPRIGHT);
    Look sunny =
        new Look(
            new Sun(Math.toRadians(azimuth), Math.toRadians(45)),
            0.3,
            plain.soil(),
            plain.leaves(),
            Rgb.grey(0.6),
            plain.cast(),
            0,
            1,
            1,
            0.5,
            0,
            UPRIGHT);
    Coordinate middle = building.footprint().getCentroid().getCoordinate();
    Coordinate away = sunny.sun().shadow();
    byte[] seen = new Photograph(plan(building), sunny, 0.3, 1).read(new Window(0, 0, SIDE, SIDE));
    double half = 1;
    for (Coordinate corner : building.footprint().getCoordinates()) {
      double out = (corner.x - middle.x) * away.x + (corner.y - middle.y) * away.y;
      half = Math.max(half, out + 1);
    }
    assertThat(grey(seen, middle.x + half * away.x, middle.y + half * away.y)).isLessThan(70);
    assertThat(grey(seen, middle.x - half * away.x, middle.y - half * away.y)).isGreaterThan(110);
  }

  private static int grey(byte[] samples, double x, double y) {
    return samples[3 * (((int) (y / 0.3)) * SIDE + ((int) (x / 0.3)))] & 0xff;
  }

  /** Weighed by brightness over the ground's, cut off where roofs only differ by their stains. */
  private static Coordinate centre(Building building, double pixel, Coordinate lean) {
    Look look = Looks.plain(0.6, lean);
    byte[] seen = new Photograph(plan(building), look, pixel, 1).read(new Window(0, 0, SIDE, SIDE));
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      int grey = seen[3 * i] & 0xff;
      // Ground is about 25, plaster 150 at most, this roof 190 or more.
      double weight = Math.min(1, Math.max(0, (grey - 30) / 140.0));
      weight = lean.equals(UPRIGHT) ? weight : grey > 165 ? 1 : 0;
      sum += weight;
      x += weight * (i % SIDE + 0.5);
      int row = i / SIDE;
      y += weight * (row + 0.5);
    }
    return new Coordinate(x / sum, y / sum);
  }

  private static Building building(GroundPlan.Kind kind, int seed, double height) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame frame = new Frame(new Coordinate(18, 18), Math.cos(seed), Math.sin(seed));
    double x = random.nextDouble();
    Frame.Span span = new Frame.Span(-6 + x, 5 + x, -5, 4.5);
    GroundPlan plan = GroundPlan.of(kind, frame, span, random);
    return new Building(plan, height, Roof.GABLE, Material.MEMBRANE, Rgb.grey(0.85), 0, seed);
  }

  private static CityPlan plan(Building building) {
    return new CityPlan(36, List.of(), List.of(), List.of(building), List.of(), List.of());
  }

  private static byte[] city(long seed, double lean) {
    CityPlan plan = CityPlanner.plan(40, List.copyOf(District.NAMED.values()), 4);
    return new Photograph(plan, Look.random(4, lean), 0.5, seed).read(new Window(0, 0, 64, 64));
  }
}

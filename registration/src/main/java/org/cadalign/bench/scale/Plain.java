package org.cadalign.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up country, of villages or a city that covers it, and what its photograph shows. Equal
 * sides give equal pixels.
 *
 * @param side of the image, pixels of 0.3 m
 * @param houses in the order that they are written
 */
record Plain(int side, List<House> houses) {
  /** Side of the cell of a village, pixels: 144 of them on 20 000 x 20 000. */
  private static final int CELL = 1666;

  /** A terrace of the city and the gap beside it, pixels: 2400 houses a square kilometre. */
  private static final int TERRACE = 200;

  private static final int STREET = 92;
  private static final int IN_A_TERRACE = 4;

  private static final int ACROSS = 6;
  private static final int DOWN = 5;
  private static final int PLOT = 44;

  Plain {
    houses = List.copyOf(houses);
  }

  /** One house, for what an alignment takes in any case. */
  static Plain ofOneHouse() {
    return new Plain(256, List.of(new House(110, 110, 30, 24, 200)));
  }

  /** Terraces of four houses that share walls, everywhere. */
  static Plain city(int side) {
    SplittableRandom random = new SplittableRandom(side);
    List<House> houses = new ArrayList<>();
    for (int y = 20; y + STREET <= side; y += STREET) {
      for (int x = 20; x + TERRACE <= side; x += TERRACE) {
        terrace(x + 10 * random.nextDouble(), y + 10 * random.nextDouble(), random, houses);
      }
    }
    return new Plain(side, houses);
  }

  private static void terrace(double x, double y, SplittableRandom random, List<House> houses) {
    double left = x;
    double height = 24 + 14 * random.nextDouble();
    for (int i = 0; i < IN_A_TERRACE; i++) {
      double width = 24 + 16 * random.nextDouble();
      houses.add(new House(left, y, width, height, 130 + random.nextInt(110)));
      left += width;
    }
  }

  /** Villages, one per cell. */
  static Plain villages(int side) {
    SplittableRandom random = new SplittableRandom(side);
    List<House> houses = new ArrayList<>();
    int cells = side / CELL;
    for (int cell = 0; cell < cells * cells; cell++) {
      int row = cell / cells;
      double x = (cell % cells + 0.2 + 0.4 * random.nextDouble()) * CELL;
      double y = (row + 0.2 + 0.4 * random.nextDouble()) * CELL;
      for (int i = 0; i < ACROSS * DOWN; i++) {
        int plotRow = i / ACROSS;
        double left = x + i % ACROSS * PLOT + 6 * random.nextDouble();
        double top = y + plotRow * PLOT + 6 * random.nextDouble();
        double width = 18 + 14 * random.nextDouble();
        double height = 18 + 14 * random.nextDouble();
        houses.add(new House(left, top, width, height, 150 + random.nextInt(90)));
      }
    }
    return new Plain(side, houses);
  }

  /** Brightness of the ground at a pixel: two scales of noise, no two tiles alike. */
  static int ground(int x, int y) {
    int fine = noise(x, y) & 31;
    int coarse = noise(x >> 5, (y >> 5) + 7) & 31;
    return 60 + fine + coarse;
  }

  private static int noise(int x, int y) {
    int h = x * 0x9e3779b1 ^ y * 0x85ebca77;
    h = (h ^ h >>> 15) * 0xc2b2ae3d;
    return h ^ h >>> 13;
  }

  /**
   * A flat roof.
   *
   * @param left pixels
   * @param top pixels
   * @param width pixels
   * @param height pixels
   * @param tone brightness of the roof
   */
  record House(double left, double top, double width, double height, int tone) {
    /** How much of a pixel it covers. */
    double share(int x, int y) {
      double across = Math.min(left + width, x + 1.0) - Math.max(left, x);
      double down = Math.min(top + height, y + 1.0) - Math.max(top, y);
      return across <= 0 || down <= 0 ? 0 : across * down;
    }
  }
}

package org.cadalign.synth;

import org.locationtech.jts.geom.Coordinate;

/**
 * The covering of a roof's plane: sheets, tiles and so on laid along its slope, with stains.
 *
 * @param material what it is
 * @param colour of this roof
 * @param slope direction along which it is laid, of length 1
 * @param worn 0 as new to 1
 * @param noise of this roof
 */
record RoofPaint(Material material, Rgb colour, Coordinate slope, double worn, ValueNoise noise)
    implements Paint {
  private static final Rgb RUSTY = new Rgb(0.36, 0.21, 0.14);

  @Override
  public Rgb at(double x, double y) {
    double down = x * slope.x + y * slope.y;
    double across = -x * slope.y + y * slope.x;
    return switch (material.pattern()) {
      case SHEETS -> sheets(x, y, down, across);
      case TILES -> tiles(x, y, down, across);
      case SLAB -> slab(x, y);
      case STRAW -> straw(x, y, down, across);
    };
  }

  /** Corrugated sheets of one by three metres, each of its own age. */
  private Rgb sheets(double x, double y, double down, double across) {
    double waves = 0.05 * Math.sin(2 * Math.PI * across / 0.8);
    double sheet = (0.03 + 0.14 * worn) * noise.cell(across / 1.1, down / 3);
    double stain = 0.16 * worn * noise.fractal(x / 2, y / 2, 4);
    Rgb clean = colour.times(1 + waves + sheet + stain + 0.03 * noise.at(x * 4, y * 4));
    double rust = worn * 1.6 * (noise.fractal(across / 1.5 + 91, down / 4 + 37, 4) - 0.12);
    return clean.mixed(RUSTY, Math.max(0, Math.min(0.75, 2 * rust)));
  }

  private Rgb tiles(double x, double y, double down, double across) {
    double rows = 0.05 * Math.sin(2 * Math.PI * down / 0.45);
    double tile = 0.10 * noise.cell(across / 0.35, down / 0.45);
    double stain = 0.22 * worn * noise.fractal(x / 3, y / 3, 4);
    return colour.times(1 + rows + tile + stain);
  }

  private Rgb slab(double x, double y) {
    double stain = (0.1 + 0.35 * worn) * noise.fractal(x / 3.5, y / 3.5, 5);
    return colour.times(1 + stain + 0.05 * noise.at(x * 5, y * 5));
  }

  private Rgb straw(double x, double y, double down, double across) {
    double strands = 0.18 * noise.fractal(across / 0.3, down / 1.5, 3);
    return colour.times(1 + strands + 0.2 * noise.fractal(x / 2, y / 2, 3));
  }
}

package org.cadalign.match;

import org.cadalign.raster.Window;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.spec.OutlineMatcherSpec;
import org.locationtech.jts.geom.Envelope;

/**
 * How far a network looks: what must be around a group so that its answer is whole.
 *
 * @param radius largest shift R, pixels of the level
 * @param halo pixels of the level such that a window of whole pooling cells that holds so much
 *     around a pixel holds every image pixel that changes the evidence there
 * @param alignment side of the coarsest pooling cell, pixels of the level; windows start at its
 *     multiples
 * @param poolingPixels distance beyond which groups no longer change each other's shift, level-1
 *     pixels
 */
public record Reach(int radius, int halo, int alignment, double poolingPixels) {
  /** Side of a level-1 pixel on the ground, metres. */
  public static final double METRES_PER_PIXEL = WorkingGrid.METRES;

  // The head pools twice, each time over neighbours within 2.5 standard deviations.
  private static final double DEVIATIONS = 5;

  public Reach {
    if (radius < 1 || halo < 0 || alignment < 1 || !(poolingPixels >= 0)) {
      throw new IllegalArgumentException(
          "reach of radius %d, halo %d, alignment %d, pooling %f"
              .formatted(radius, halo, alignment, poolingPixels));
    }
  }

  /**
   * The reach of an outline matcher. With cells of the coarsest resolution of c = 2^(depth - 1) px:
   * on the way up, two 3x3 convolutions at each finer resolution of r px reach 2 r, in all 2 (c -
   * 1); at the coarsest, two reach 2 c; on the way down again 2 (c - 1), rounded up to whole cells
   * since windows are made of those.
   */
  public static Reach of(OutlineMatcherSpec spec) {
    double deviation = spec.poolingMetres().stream().mapToDouble(d -> d).max().orElse(0);
    int cell = 1 << (spec.depth() - 1);
    int finer = 2 * (cell - 1);
    int finerInCells = (finer + cell - 1) / cell;
    return new Reach(
        spec.radius(),
        finer + 2 * cell + finerInCells * cell,
        cell,
        DEVIATIONS * deviation / METRES_PER_PIXEL);
  }

  /** Pixels of the level around a group that its outline is compared with. */
  public int compared() {
    return radius + 2;
  }

  /** Pixels of the level that a group's window holds on each side of it. */
  int margin() {
    return compared() + halo;
  }

  /**
   * The window that holds everything that evidence in an area depends on.
   *
   * @param area pixels of the level
   */
  public Window window(Envelope area) {
    return Cells.around(area, this).window();
  }

  /** Shifts along one axis, S = 2 R + 1. */
  public int shifts() {
    return 2 * radius + 1;
  }
}

package org.cadalign.match;

import org.cadalign.spec.OutlineMatcherSpec;

/**
 * How far a network looks: what must be around a group so that its answer is whole.
 *
 * @param radius largest shift R, pixels of the level
 * @param halo pixels of the level beyond which an image pixel no longer changes the evidence at
 *     another
 * @param alignment side of the coarsest pooling cell, pixels of the level; windows start at its
 *     multiples
 * @param poolingPixels distance beyond which groups no longer change each other's shift, level-1
 *     pixels
 */
public record Reach(int radius, int halo, int alignment, double poolingPixels) {
  /** Side of a level-1 pixel on the ground, metres. */
  public static final double METRES_PER_PIXEL = 0.3;

  // Beyond 5 standard deviations lies 4e-6 of a Gaussian's mass.
  private static final double DEVIATIONS = 5;

  public Reach {
    if (radius < 1 || halo < 0 || alignment < 1 || !(poolingPixels >= 0)) {
      throw new IllegalArgumentException(
          "reach of radius %d, halo %d, alignment %d, pooling %f"
              .formatted(radius, halo, alignment, poolingPixels));
    }
  }

  /**
   * The reach of an outline matcher. Two 3x3 convolutions at each resolution, down and up, and one
   * bilinear neighbour on the way up reach less than 4 cells of twice the coarsest resolution.
   */
  public static Reach of(OutlineMatcherSpec spec) {
    double deviation = spec.poolingMetres().stream().mapToDouble(d -> d).max().orElse(0);
    return new Reach(
        spec.radius(),
        4 << spec.depth(),
        Math.max(16, 1 << spec.depth()),
        DEVIATIONS * deviation / METRES_PER_PIXEL);
  }

  /** Pixels of the level that a group's window holds on each side of it. */
  int margin() {
    return radius + 2 + halo;
  }

  /** Shifts along one axis, S = 2 R + 1. */
  public int shifts() {
    return 2 * radius + 1;
  }
}

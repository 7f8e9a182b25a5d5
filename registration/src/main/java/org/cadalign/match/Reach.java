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
   * The reach of an outline matcher. At each resolution r but the coarsest, two 3x3 convolutions on
   * the way down and two on the way up reach 4 of its cells of r px, at the coarsest only two of
   * them reach 2; pooling moves a pixel by less than a coarsest cell more: with c = 2^(depth - 1)
   * in all less than 4 (c - 1) + 2 c + c < 7 c.
   */
  public static Reach of(OutlineMatcherSpec spec) {
    double deviation = spec.poolingMetres().stream().mapToDouble(d -> d).max().orElse(0);
    return new Reach(
        spec.radius(),
        7 << (spec.depth() - 1),
        1 << (spec.depth() - 1),
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

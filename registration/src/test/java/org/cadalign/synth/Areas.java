package org.cadalign.synth;

import java.util.SplittableRandom;

/** Convex areas for tests. */
final class Areas {
  private Areas() {}

  /** A rectangle of 100 x 80 m with some of its corners cut off. */
  static ConvexArea random(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ConvexArea area = ConvexArea.rectangle(0, 0, 100, 80);
    int cuts = random.nextInt(5);
    for (int i = 0; i < cuts; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double x = Math.cos(angle);
      double y = Math.sin(angle);
      double away = 25 + 20 * random.nextDouble();
      area = area.clipped(50 - away * x, 40 - away * y, x, y);
    }
    return area;
  }
}

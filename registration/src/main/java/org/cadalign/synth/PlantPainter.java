package org.cadalign.synth;

import java.util.SplittableRandom;
import org.cadalign.noise.Streams;
import org.locationtech.jts.geom.Coordinate;

/** Paints trees: a crown of many lobes, lighter towards the sun, and its shadow. */
final class PlantPainter {
  private static final int LOBES = 9;

  private final Look look;

  PlantPainter(Look look) {
    this.look = look;
  }

  void paint(Canvas canvas, Tree tree) {
    SplittableRandom random = Streams.of(tree.seed(), 0);
    Coordinate shadow = look.sun().shadow();
    Rgb leaves = look.leaves().near(random, 0.35);
    ValueNoise noise = new ValueNoise(tree.seed());
    double middle = 0.7 * tree.height();
    Coordinate crown =
        new Coordinate(
            tree.place().x + middle * look.lean().x, tree.place().y + middle * look.lean().y);
    Lobe[] lobes = lobes(tree, random);
    for (Lobe lobe : lobes) {
      canvas.shade(
          Shapes.moved(Shapes.circle(lobe.around(tree.place()), lobe.radius), shadow, middle),
          0.85);
    }
    if (look.leans()) {
      // Seen askew, a tree hides the foot of the wall behind it.
      canvas.raise(middle);
    }
    for (Lobe lobe : lobes) {
      canvas.fill(
          Shapes.circle(lobe.around(crown), lobe.radius), paint(tree, crown, lobe, leaves, noise));
    }
  }

  private static Lobe[] lobes(Tree tree, SplittableRandom random) {
    Lobe[] lobes = new Lobe[LOBES];
    for (int i = 0; i < LOBES; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double out = 0.55 * tree.radius() * Math.sqrt(random.nextDouble());
      double radius = tree.radius() * (0.35 + 0.25 * random.nextDouble());
      double tone = 0.85 + 0.3 * random.nextDouble();
      lobes[i] = new Lobe(out * Math.cos(angle), out * Math.sin(angle), radius, tone);
    }
    return lobes;
  }

  private Paint paint(Tree tree, Coordinate crown, Lobe lobe, Rgb leaves, ValueNoise noise) {
    double towardsX = Math.sin(look.sun().azimuth());
    double towardsY = -Math.cos(look.sun().azimuth());
    return (x, y) -> {
      double whole = ((x - crown.x) * towardsX + (y - crown.y) * towardsY) / tree.radius();
      double own =
          ((x - crown.x - lobe.x) * towardsX + (y - crown.y - lobe.y) * towardsY) / lobe.radius;
      double light = 0.85 + 0.25 * whole + 0.25 * own + 0.5 * noise.fractal(x * 1.6, y * 1.6, 3);
      return leaves.times(lobe.tone * Math.max(0.15, light));
    };
  }

  /** A ball of leaves, relative to the middle of the crown. */
  private record Lobe(double x, double y, double radius, double tone) {
    Coordinate around(Coordinate middle) {
      return new Coordinate(middle.x + x, middle.y + y);
    }
  }
}

package org.cadalign.synth;

import java.awt.BasicStroke;
import java.awt.Shape;

/** Paints streets, blocks and parcels. */
final class GroundPainter {
  private static final float FENCE = 0.25f;

  private final Look look;
  private final ValueNoise noise;

  GroundPainter(Look look, long seed) {
    this.look = look;
    this.noise = new ValueNoise(seed);
  }

  /** Streets everywhere; what else there is comes on top. */
  void street(Canvas canvas) {
    canvas.cover(
        (x, y) ->
            look.street()
                .times(1 + 0.10 * noise.fractal(x / 9, y / 9, 5) + 0.05 * noise.at(3 * x, 3 * y)));
  }

  /** A pavement round a block. */
  void block(Canvas canvas, ConvexArea block) {
    Rgb kerb = look.street().mixed(look.soil(), 0.5).times(1.15);
    canvas.fill(Shapes.of(block), (x, y) -> kerb.times(1 + 0.12 * noise.fractal(x / 2, y / 2, 4)));
  }

  void parcel(Canvas canvas, Parcel parcel) {
    Shape shape = Shapes.of(parcel.area());
    canvas.fill(shape, cover(parcel));
    if (parcel.fenced()) {
      Shape fence = new BasicStroke(FENCE).createStrokedShape(shape);
      canvas.shade(Shapes.moved(fence, look.sun().shadow(), 1.2), 0.7);
      double tone = 0.3 + 0.5 * unit(parcel.seed());
      canvas.fill(fence, Paint.plain(Rgb.grey(tone).mixed(look.soil(), 0.3)));
    }
  }

  private Paint cover(Parcel parcel) {
    ValueNoise own = new ValueNoise(parcel.seed());
    double tone = 1 + 0.18 * own.node(0, 0);
    Rgb soil = look.soil().times(tone);
    double size = 5 + 3 * own.node(1, 0);
    return switch (parcel.cover()) {
      case SOIL -> new GroundPaint(soil, look.leaves(), 0.12, size, own);
      case GRASS -> new GroundPaint(soil, look.leaves().times(1.35), 0.8, size, own);
      case SCRUB -> new GroundPaint(soil, look.leaves(), 0.5, 0.5 * size, own);
      case CROPS ->
          new GroundPaint(soil, look.leaves().times(1.2), 0.75, size, own)
              .inRows(parcel.area().frame(), 1 + 0.5 * unit(parcel.seed()));
      case PAVED ->
          (x, y) ->
              Rgb.grey(0.45)
                  .mixed(soil, 0.4)
                  .times(tone + 0.16 * own.fractal(x / 4, y / 4, 5) + 0.03 * own.at(x * 4, y * 4));
    };
  }

  /** Between 0 and 1. */
  private static double unit(long seed) {
    return 0.5 + 0.5 * new ValueNoise(seed).node(2, 3);
  }
}

package org.cadalign.synth;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.noise.Streams;
import org.locationtech.jts.geom.Coordinate;

/** Paints a building over what stands lower: its shadow, the walls that are seen, and its roof. */
final class BuildingPainter {
  private static final double SHADOW = 1;
  private static final double STOREY = 3;
  private static final double PARAPET = 0.35;

  private final Look look;

  BuildingPainter(Look look) {
    this.look = look;
  }

  void paint(Canvas canvas, Building building) {
    shade(canvas, building);
    SplittableRandom random = Streams.of(building.seed(), 0);
    walls(canvas, building, random);
    canvas.raise(building.height());
    ValueNoise noise = new ValueNoise(building.seed());
    for (Wing wing : building.plan().wings()) {
      double tone = 1 + 0.05 * (2 * random.nextDouble() - 1);
      for (Roof.Facet facet : building.roof().facets(wing)) {
        double light = look.sun().onSlope(facet.downhill(), facet.steepness());
        Paint paint =
            new RoofPaint(
                building.material(), building.colour(), slope(facet, wing), building.worn(), noise);
        Shape shape = Shapes.moved(Shapes.of(facet.corners()), look.lean(), building.height());
        canvas.fill(shape, paint.times(tone * shaded(light)));
      }
      if (building.roof() != Roof.FLAT) {
        ridge(canvas, building, wing);
      }
    }
    if (building.roof() == Roof.FLAT) {
      terrace(canvas, building, random);
    }
  }

  /** On the ground a building's shadow is longest; on a roof only what stands above it counts. */
  private void shade(Canvas canvas, Building building) {
    Coordinate along = look.sun().shadow();
    for (double level = 0; level < building.height(); level += STOREY) {
      Shape shadow = Shapes.swept(building.footprint(), along, building.height() - level);
      canvas.shade(
          Shapes.moved(shadow, look.lean(), level), SHADOW, level - STOREY / 2, level + STOREY / 2);
    }
  }

  /** Light of sun and sky on a slope, over that on level ground. */
  private double shaded(double sun) {
    return look.skylight() + (1 - look.skylight()) * sun;
  }

  private static Coordinate slope(Roof.Facet facet, Wing wing) {
    return facet.steepness() > 0 ? facet.downhill() : wing.ridge();
  }

  /** A roof in front hides the foot of a wall and no more of it. */
  private void walls(Canvas canvas, Building building, SplittableRandom random) {
    if (!look.leans()) {
      return;
    }
    Rgb plaster = new Rgb(0.6, 0.57, 0.52).near(random, 0.3);
    Coordinate lean = look.lean();
    double h = building.height();
    for (List<Coordinate> side : Shapes.sides(building.footprint(), h * lean.x, h * lean.y)) {
      Frame frame = Frame.along(side.get(0), side.get(1));
      // How far a metre of height is seen off the line that the wall stands on.
      double off = lean.y * frame.x() - lean.x * frame.y();
      if (off != 0) {
        double light = 0.55 + 0.35 * Math.abs(Math.sin(look.sun().azimuth()) * frame.y());
        canvas.fillBehind(
            Shapes.of(side),
            Paint.plain(plaster.times(light)),
            (x, y) -> frame.in(new Coordinate(x, y)) / off);
      }
    }
  }

  /** A cap along the ridge. */
  private void ridge(Canvas canvas, Building building, Wing wing) {
    if (building.roof() == Roof.SHED) {
      return;
    }
    double end = building.roof() == Roof.HIP ? wing.breadth() / 2 / wing.length() : 0;
    if (end >= 0.5) {
      return;
    }
    List<Coordinate> line = List.of(wing.onRidge(end), wing.onRidge(1 - end));
    Shape cap = new BasicStroke(0.3f).createStrokedShape(Shapes.of(line));
    canvas.fill(
        Shapes.moved(cap, look.lean(), building.height()),
        Paint.plain(building.colour().times(1.12)),
        0.6);
  }

  /** A parapet, and what stands on flat roofs: tanks, stair heads, boxes. */
  private void terrace(Canvas canvas, Building building, SplittableRandom random) {
    Shape outline = Shapes.moved(Shapes.of(building.footprint()), look.lean(), building.height());
    if (random.nextDouble() < 0.7) {
      Shape parapet = new BasicStroke((float) PARAPET).createStrokedShape(outline);
      Area inside = new Area(parapet);
      inside.intersect(new Area(outline));
      Shape cast = Shapes.moved(inside, look.sun().shadow(), 0.6);
      Area onRoof = new Area(cast);
      onRoof.intersect(new Area(outline));
      canvas.shade(onRoof, 0.8);
      canvas.fill(inside, Paint.plain(building.colour().times(1.1 + 0.2 * random.nextDouble())));
    }
    for (Wing wing : building.plan().wings()) {
      int things = random.nextInt(4);
      for (int i = 0; i < things; i++) {
        Thing.random(random, wing).paint(canvas, look, building.height());
      }
    }
  }

  /** A box or tank on a roof. */
  private record Thing(Coordinate place, Coordinate ridge, double side, boolean round, Rgb colour) {
    static Thing random(SplittableRandom random, Wing wing) {
      Coordinate on = wing.onRidge(0.15 + 0.7 * random.nextDouble());
      Coordinate ridge = wing.ridge();
      double off = 0.35 * wing.breadth() * (2 * random.nextDouble() - 1);
      boolean round = random.nextDouble() < 0.5;
      double side = round ? 0.5 + 0.5 * random.nextDouble() : 0.6 + 1.6 * random.nextDouble();
      Rgb colour =
          random.nextDouble() < 0.4
              ? Rgb.grey(0.08 + 0.15 * random.nextDouble())
              : new Rgb(0.55, 0.56, 0.58).near(random, 0.5);
      return new Thing(
          new Coordinate(on.x - off * ridge.y, on.y + off * ridge.x), ridge, side, round, colour);
    }

    void paint(Canvas canvas, Look look, double height) {
      Shape outline = round ? Shapes.circle(place, side) : box();
      Shape seen = Shapes.moved(outline, look.lean(), height);
      for (double up = 0.4; up <= 1.3; up += 0.3) {
        canvas.shade(Shapes.moved(seen, look.sun().shadow(), up), 0.8);
      }
      canvas.fill(seen, Paint.plain(colour));
    }

    private Shape box() {
      Frame frame = new Frame(place, ridge.x, ridge.y);
      return Shapes.of(frame.rectangle(new Frame.Span(-side, side, -0.7 * side, 0.7 * side)));
    }
  }
}

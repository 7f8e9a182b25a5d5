package org.cadalign.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Coordinate;

/** Cuts areas into smaller ones, across their longer extent, as streets and parcels do. */
final class Subdivision {
  private final RandomGenerator random;
  private final double skew;

  /**
   * A way of cutting.
   *
   * @param skew most by which a cut is off the right angle, radians
   */
  Subdivision(RandomGenerator random, double skew) {
    this.random = random;
    this.skew = skew;
  }

  /**
   * Cuts until every part is small enough.
   *
   * @param enough square metres of a part, about
   * @param gap metres that are left free along the cuts
   */
  List<ConvexArea> parts(ConvexArea area, double enough, double gap) {
    List<ConvexArea> parts = new ArrayList<>();
    cut(area, enough, gap, parts);
    return parts;
  }

  private void cut(ConvexArea area, double enough, double gap, List<ConvexArea> parts) {
    if (area.isEmpty() || area.area() < enough / 4) {
      return;
    }
    if (area.area() < enough * (0.8 + 0.8 * random.nextDouble())) {
      parts.add(area);
      return;
    }
    Line line = line(area);
    cut(line.side(area, 1, gap / 2), enough, gap, parts);
    cut(line.side(area, -1, gap / 2), enough, gap, parts);
  }

  private Line line(ConvexArea area) {
    Frame frame = area.frame();
    Frame.Span span = frame.span(area);
    double share = 0.38 + 0.24 * random.nextDouble();
    double angle = skew * (2 * random.nextDouble() - 1);
    boolean along = span.length() >= span.depth();
    Coordinate through =
        along
            ? frame.at(span.left() + share * span.length(), (span.near() + span.far()) / 2)
            : frame.at((span.left() + span.right()) / 2, span.near() + share * span.depth());
    double x = along ? frame.x() : -frame.y();
    double y = along ? frame.y() : frame.x();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new Line(through, x * cos - y * sin, x * sin + y * cos);
  }

  /** A straight cut through a point, with the unit vector across it. */
  private record Line(Coordinate through, double x, double y) {
    ConvexArea side(ConvexArea area, int sign, double distance) {
      return area.clipped(
          through.x + sign * distance * x, through.y + sign * distance * y, sign * x, sign * y);
    }
  }
}

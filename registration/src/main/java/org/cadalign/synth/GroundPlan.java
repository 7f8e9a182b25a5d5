package org.cadalign.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cadalign.synth.Frame.Span;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The outline of a building, and the wings that it is roofed by.
 *
 * @param footprint in the plane
 * @param wings that cover it, later ones over earlier ones
 */
record GroundPlan(Polygon footprint, List<Wing> wings) {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  GroundPlan {
    wings = List.copyOf(wings);
  }

  /** What buildings look like from above. */
  enum Kind {
    RECTANGLE,
    L,
    T,
    U,
    STEP,
    COURTYARD
  }

  /** A building with the outline of a convex area of four corners. */
  static GroundPlan quadrilateral(ConvexArea area) {
    return new GroundPlan(area.polygon(), List.of(Wing.of(area.corners())));
  }

  /**
   * A building of some kind that fills a rectangle.
   *
   * @param span the rectangle, in the frame
   */
  static GroundPlan of(Kind kind, Frame frame, Span span, RandomGenerator random) {
    Box box = new Box(frame, span, random.nextBoolean(), random.nextBoolean());
    double a = 0.35 + 0.25 * random.nextDouble();
    double b = 0.35 + 0.25 * random.nextDouble();
    return switch (kind) {
      case RECTANGLE -> box.plan(ring(0, 0, 1, 0, 1, 1, 0, 1), wing(0, 0, 1, 1));
      case L ->
          box.plan(
              ring(0, 0, 1, 0, 1, b, a, b, a, 1, 0, 1), wing(0, b / 2, a, 1), wing(0, 0, 1, b));
      case T -> {
        double left = (1 - a) * random.nextDouble();
        double right = left + a;
        yield box.plan(
            ring(0, 0, 1, 0, 1, b, right, b, right, 1, left, 1, left, b, 0, b),
            wing(left, b / 2, right, 1),
            wing(0, 0, 1, b));
      }
      case U -> {
        double arm = a * 0.7;
        yield box.plan(
            ring(0, 0, 1, 0, 1, 1, 1 - arm, 1, 1 - arm, b, arm, b, arm, 1, 0, 1),
            wing(0, b / 2, arm, 1),
            wing(1 - arm, b / 2, 1, 1),
            wing(0, 0, 1, b));
      }
      case STEP -> {
        double back = 0.7 + 0.2 * random.nextDouble();
        yield box.plan(
            ring(0, 0, a, 0, a, 1 - back, 1, 1 - back, 1, 1, 0, 1),
            wing(0, 0, a, 1),
            wing(a, 1 - back, 1, 1));
      }
      case COURTYARD -> {
        double rim = 0.22 + 0.1 * random.nextDouble();
        double far = 1 - rim;
        yield box.courtyard(
            ring(0, 0, 1, 0, 1, 1, 0, 1),
            ring(rim, rim, far, rim, far, far, rim, far),
            wing(0, 0, rim, 1),
            wing(far, 0, 1, 1),
            wing(0, 0, 1, rim),
            wing(0, far, 1, 1));
      }
    };
  }

  private static double[] ring(double... xy) {
    return xy;
  }

  private static double[] wing(double left, double near, double right, double far) {
    return new double[] {left, near, right, far};
  }

  /** A rectangle whose sides are 1 long, mirrored or not, in the plane. */
  private record Box(Frame frame, Span span, boolean mirrored, boolean upset) {
    GroundPlan plan(double[] outline, double[]... wings) {
      return new GroundPlan(GEOMETRY.createPolygon(closed(outline)), wings(wings));
    }

    GroundPlan courtyard(double[] outline, double[] yard, double[]... wings) {
      LinearRing[] holes = {closed(yard)};
      return new GroundPlan(GEOMETRY.createPolygon(closed(outline), holes), wings(wings));
    }

    private List<Wing> wings(double[]... wings) {
      List<Wing> placed = new ArrayList<>();
      for (double[] w : wings) {
        placed.add(
            Wing.of(List.of(at(w[0], w[1]), at(w[2], w[1]), at(w[2], w[3]), at(w[0], w[3]))));
      }
      return placed;
    }

    private LinearRing closed(double[] xy) {
      Coordinate[] ring = new Coordinate[xy.length / 2 + 1];
      for (int i = 0; i < ring.length; i++) {
        int from = 2 * i % xy.length;
        ring[i] = at(xy[from], xy[from + 1]);
      }
      return GEOMETRY.createLinearRing(ring);
    }

    private Coordinate at(double x, double y) {
      double along = mirrored ? 1 - x : x;
      double in = upset ? 1 - y : y;
      return frame.at(span.left() + along * span.length(), span.near() + in * span.depth());
    }
  }
}

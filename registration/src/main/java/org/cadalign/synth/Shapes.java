package org.cadalign.synth;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Outlines to paint. */
final class Shapes {
  private Shapes() {}

  static Shape of(ConvexArea area) {
    return of(area.corners());
  }

  static Shape of(List<Coordinate> corners) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    add(path, corners);
    return path;
  }

  static Shape of(Polygon polygon) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    add(path, Arrays.asList(polygon.getExteriorRing().getCoordinates()));
    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
      add(path, Arrays.asList(polygon.getInteriorRingN(hole).getCoordinates()));
    }
    return path;
  }

  static Shape circle(Coordinate centre, double radius) {
    return new Ellipse2D.Double(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius);
  }

  /** A shape displaced along a direction. */
  static Shape moved(Shape shape, Coordinate direction, double times) {
    return AffineTransform.getTranslateInstance(times * direction.x, times * direction.y)
        .createTransformedShape(shape);
  }

  /** What a polygon sweeps over when it moves along a direction. */
  static Shape swept(Polygon polygon, Coordinate direction, double times) {
    double x = times * direction.x;
    double y = times * direction.y;
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (List<Coordinate> side : sides(polygon, x, y)) {
      addTurned(path, side);
    }
    Path2D ends = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    ends.append(of(polygon), false);
    Area all = new Area(path);
    all.add(new Area(ends));
    all.add(new Area(moved(ends, direction, times)));
    return all;
  }

  /** The walls of a polygon that is raised along a displacement: four corners for each side. */
  static List<List<Coordinate>> sides(Polygon polygon, double x, double y) {
    List<List<Coordinate>> sides = new ArrayList<>();
    addSides(polygon.getExteriorRing(), x, y, sides);
    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
      addSides(polygon.getInteriorRingN(hole), x, y, sides);
    }
    return sides;
  }

  private static void addSides(LineString ring, double x, double y, List<List<Coordinate>> sides) {
    Coordinate[] c = ring.getCoordinates();
    for (int i = 1; i < c.length; i++) {
      sides.add(
          List.of(
              c[i - 1],
              c[i],
              new Coordinate(c[i].x + x, c[i].y + y),
              new Coordinate(c[i - 1].x + x, c[i - 1].y + y)));
    }
  }

  /** Adds a quadrilateral so that all turn the same way. */
  private static void addTurned(Path2D path, List<Coordinate> corners) {
    double area = new ConvexArea(corners).area();
    List<Coordinate> turned = new java.util.ArrayList<>(corners);
    if (area < 0) {
      Collections.reverse(turned);
    }
    add(path, turned);
  }

  private static void add(Path2D path, List<Coordinate> corners) {
    path.moveTo(corners.get(0).x, corners.get(0).y);
    for (int i = 1; i < corners.size(); i++) {
      path.lineTo(corners.get(i).x, corners.get(i).y);
    }
    path.closePath();
  }
}

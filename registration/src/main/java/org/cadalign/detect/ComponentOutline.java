package org.cadalign.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** Traces the border of a component along the sides of its pixels, holes too. */
final class ComponentOutline {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private ComponentOutline() {}

  /** The component as a polygon, pixels of the level. */
  static Geometry of(Component component) {
    // Where rings touch in a point the polygonizer makes valid polygons of them.
    Polygonizer polygonizer = new Polygonizer(true);
    polygonizer.add(sides(component));
    // In what order it gives rings and where it begins them is chance.
    return polygonizer.getGeometry().norm();
  }

  private static List<LineString> sides(Component component) {
    TreeMap<Integer, List<Run>> rows = new TreeMap<>();
    component.runs().forEach(run -> rows.computeIfAbsent(run.y(), y -> new ArrayList<>()).add(run));
    List<LineString> sides = new ArrayList<>();
    component.runs().forEach(run -> addEnds(run, sides));
    for (int y = rows.firstKey(); y <= rows.lastKey() + 1; y++) {
      addBetween(y, rows.getOrDefault(y - 1, List.of()), rows.getOrDefault(y, List.of()), sides);
    }
    return sides;
  }

  private static void addEnds(Run run, List<LineString> into) {
    into.add(line(run.from(), run.y(), run.from(), run.y() + 1));
    into.add(line(run.to(), run.y(), run.to(), run.y() + 1));
  }

  /** Where only one of two rows is covered, cut wherever a run begins or ends. */
  private static void addBetween(int y, List<Run> above, List<Run> below, List<LineString> into) {
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    for (List<Run> row : List.of(above, below)) {
      for (Run run : row) {
        ends.merge(run.from(), 1, Integer::sum);
        ends.merge(run.to(), 1, Integer::sum);
      }
    }
    boolean onlyOne = false;
    int from = ends.firstKey();
    for (Map.Entry<Integer, Integer> end : ends.entrySet()) {
      if (onlyOne) {
        into.add(line(from, y, end.getKey(), y));
      }
      // Each end covers or uncovers one row; two at one place leave things as they were.
      onlyOne ^= end.getValue() % 2 == 1;
      from = end.getKey();
    }
  }

  private static LineString line(int x0, int y0, int x1, int y1) {
    return GEOMETRIES.createLineString(
        new Coordinate[] {new Coordinate(x0, y0), new Coordinate(x1, y1)});
  }
}

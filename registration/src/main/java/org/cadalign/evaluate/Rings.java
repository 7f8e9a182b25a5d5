package org.cadalign.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;

/** Vertices of any geometry as they are counted. */
final class Rings {
  private Rings() {}

  /** Vertices of every ring, line and point, part by part; a ring's closing vertex is left out. */
  static List<Coordinate[]> open(Geometry geometry) {
    List<Coordinate[]> rings = new ArrayList<>();
    geometry.apply(
        (GeometryComponentFilter)
            component -> {
              Coordinate[] all = component.getCoordinates();
              if (component instanceof LinearRing ring) {
                rings.add(Arrays.copyOf(all, Math.max(0, ring.getNumPoints() - 1)));
              } else if (component instanceof LineString || component instanceof Point) {
                rings.add(all);
              }
            });
    return rings;
  }
}

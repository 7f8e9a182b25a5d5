package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * Which way round the rings of a geometry run: a ring that a field turns inside out is valid, yet
 * wrong.
 */
final class RingOrientation {
  private RingOrientation() {}

  /** Whether each ring of one geometry runs the same way as that of the other. */
  static boolean isSame(Geometry a, Geometry b) {
    return signs(a).equals(signs(b));
  }

  private static List<Double> signs(Geometry geometry) {
    List<Double> signs = new ArrayList<>();
    for (Object line : LinearComponentExtracter.getLines(geometry)) {
      if (line instanceof LinearRing ring) {
        signs.add(Math.signum(Area.ofRingSigned(ring.getCoordinateSequence())));
      }
    }
    return signs;
  }
}

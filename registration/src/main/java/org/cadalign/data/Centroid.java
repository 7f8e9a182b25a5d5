package org.cadalign.data;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Where a shape lies. */
public final class Centroid {
  private Centroid() {}

  /**
   * The centre of a shape's area, or that of its envelope where the former does not lie in it: a
   * ring that crosses itself may have parts whose areas take each other away, so that the centre of
   * what is left lies anywhere.
   *
   * @param shape in any units; an empty one lies at 0, 0
   */
  public static Coordinate of(Geometry shape) {
    if (shape.isEmpty()) {
      return new Coordinate(0, 0);
    }
    Envelope envelope = shape.getEnvelopeInternal();
    Coordinate centre = shape.getCentroid().getCoordinate();
    return centre != null && envelope.contains(centre) ? centre : envelope.centre();
  }
}

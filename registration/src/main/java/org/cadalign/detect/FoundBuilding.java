package org.cadalign.detect;

import org.cadalign.match.Reach;
import org.locationtech.jts.geom.Geometry;

/**
 * A building that the image shows and the layer lacks.
 *
 * @param shape polygon, level-1 pixels
 * @param score mean probability of fill, 0 to 1
 */
public record FoundBuilding(Geometry shape, double score) {
  /** Ground area. */
  public double squareMetres() {
    return shape.getArea() * Reach.METRES_PER_PIXEL * Reach.METRES_PER_PIXEL;
  }
}

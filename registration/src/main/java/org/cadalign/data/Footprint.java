package org.cadalign.data;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * One building.
 *
 * @param feature position of its feature in the layer
 * @param shape polygonal, in level-1 pixels of the working grid
 */
public record Footprint(int feature, Geometry shape) {
  /** Where it lies, level-1 pixels. */
  public Coordinate centroid() {
    return Centroid.of(shape);
  }
}

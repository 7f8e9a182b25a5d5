package org.cadalign.align;

import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Geometry;

/**
 * A geometry after a move.
 *
 * @param geometry in the layer's own coordinates; the source itself where it was kept
 * @param result what became of it
 * @param shift median over its vertices, units of the image's system; zero where it was kept
 * @param areaChange share of the area that repair changed; 0 where nothing was repaired
 */
public record Moved(Geometry geometry, Result result, Displacement shift, double areaChange) {
  /** What became of a geometry. */
  public enum Result {
    /** Every vertex went where the field says. */
    MOVED,
    /** The field is zero at every vertex: coordinates are the source's, bit for bit. */
    KEPT,
    /** It was repaired, or moved rigidly where the field would have broken it. */
    REPAIRED,
    /** It could not be moved without breaking it: it is the source. */
    REJECTED
  }
}

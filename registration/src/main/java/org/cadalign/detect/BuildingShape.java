package org.cadalign.detect;

import java.util.stream.IntStream;
import org.cadalign.match.Reach;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/** Makes outlines of pixels look like buildings. Everything is in level-1 pixels. */
record BuildingShape(MissingOptions options) {
  private static final BufferParameters MITRED =
      new BufferParameters(
          BufferParameters.DEFAULT_QUADRANT_SEGMENTS,
          BufferParameters.CAP_FLAT,
          BufferParameters.JOIN_MITRE,
          BufferParameters.DEFAULT_MITRE_LIMIT);

  /** Grown, without small holes, simplified, and a rectangle where that fits. */
  Geometry of(Polygon traced) {
    Geometry grown =
        BufferOp.bufferOp(simplified(filled(traced)), pixels(options.growth()), MITRED);
    Geometry rectangle = MinimumAreaRectangle.getMinimumRectangle(grown);
    return fits(grown, rectangle) ? rectangle : simplified(grown);
  }

  private Polygon filled(Polygon polygon) {
    double least = options.leastArea() / (Reach.METRES_PER_PIXEL * Reach.METRES_PER_PIXEL);
    LinearRing[] holes =
        IntStream.range(0, polygon.getNumInteriorRing())
            .mapToObj(polygon::getInteriorRingN)
            .filter(ring -> polygon.getFactory().createPolygon(ring).getArea() >= least)
            .toArray(LinearRing[]::new);
    return polygon.getFactory().createPolygon(polygon.getExteriorRing(), holes);
  }

  private Geometry simplified(Geometry geometry) {
    return TopologyPreservingSimplifier.simplify(geometry, pixels(options.tolerance()));
  }

  /** The outline lies within its rectangle, so what they share is the outline. */
  private boolean fits(Geometry outline, Geometry rectangle) {
    return outline.getArea() >= options.rectangular() * rectangle.getArea();
  }

  private static double pixels(double metres) {
    return metres / Reach.METRES_PER_PIXEL;
  }
}

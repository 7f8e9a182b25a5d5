package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * Where an image lies: an affine transform from pixels to map coordinates, and their system.
 *
 * <p>Pixel coordinates are continuous: (0, 0) is the outer corner of the first pixel, (0.5, 0.5)
 * its centre, x to the right, y down, as in GDAL's geotransform. Map coordinates are (east or
 * longitude, north or latitude), whatever order the authority gives.
 */
public final class Georeference {
  private final AffineTransform pixelToMap;
  private final CoordinateReferenceSystem crs;

  public Georeference(AffineTransform pixelToMap, CoordinateReferenceSystem crs) {
    if (pixelToMap.getDeterminant() == 0) {
      throw new IllegalArgumentException("the transform is singular: " + pixelToMap);
    }
    this.pixelToMap = new AffineTransform(pixelToMap);
    this.crs = crs;
  }

  /** A copy of the transform from pixel corners to map coordinates. */
  public AffineTransform pixelToMap() {
    return new AffineTransform(pixelToMap);
  }

  /** The system, longitude or east first. */
  public CoordinateReferenceSystem crs() {
    return crs;
  }
}

package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import org.cadalign.crs.GroundFrame;
import org.cadalign.gate.DataException;

/**
 * The size of an image's pixel on the ground. It comes from the coordinate system, not from the
 * size in map units: a pixel of 0.149 m of EPSG:3857 is 0.132 m at latitude 27.6, and a pixel in
 * degrees has a size at all only so.
 *
 * @param metresPerPixelX ground metres from a pixel to the next in its row
 * @param metresPerPixelY ground metres from a pixel to the next in its column
 */
public record GroundResolution(double metresPerPixelX, double metresPerPixelY) {
  public GroundResolution {
    if (!(metresPerPixelX > 0 && metresPerPixelY > 0)) {
      throw new IllegalArgumentException(
          "not a resolution: " + metresPerPixelX + ", " + metresPerPixelY);
    }
  }

  /**
   * The resolution at a place of an image.
   *
   * @param column continuous pixel coordinate, 0 at the outer edge of the first column
   * @param row continuous pixel coordinate, 0 at the outer edge of the first row
   * @throws DataException if the place lies outside of what the coordinate system can describe
   */
  public static GroundResolution at(Georeference georeference, double column, double row)
      throws DataException {
    AffineTransform t = georeference.pixelToMap();
    Point2D centre = t.transform(new Point2D.Double(column, row), null);
    GroundFrame frame = GroundFrame.at(georeference.crs(), centre.getX(), centre.getY());
    return new GroundResolution(
        Math.hypot(frame.east(t.getScaleX()), frame.north(t.getShearY())),
        Math.hypot(frame.east(t.getShearX()), frame.north(t.getScaleY())));
  }
}

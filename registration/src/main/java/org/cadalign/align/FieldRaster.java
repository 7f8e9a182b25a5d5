package org.cadalign.align;

import java.awt.geom.Point2D;
import org.cadalign.field.Displacement;
import org.cadalign.raster.Window;

/**
 * Samples a field of level-1 working pixels into the bands of a field file, window by window.
 *
 * @param field over working pixels
 * @param frame that they lie in
 * @param step side of a raster pixel, level-1 working pixels; the raster starts at working (0, 0)
 */
public record FieldRaster(ShiftField field, WorkingFrame frame, double step) {
  /** Metres east, metres north, and confidence 0 to 1. */
  public static final int BANDS = 3;

  /**
   * Values at the pixel centres of a window.
   *
   * @return {@code [3][height * width]}: metres east, metres north, confidence
   */
  public float[][] sample(Window window) {
    float[][] bands = new float[BANDS][window.area()];
    for (int i = 0; i < window.area(); i++) {
      double x = (window.x() + i % window.width() + 0.5) * step;
      double y = (window.y() + i / window.width() + 0.5) * step;
      Displacement metres = frame.metres(frame.mapShift(field.at(x, y)));
      bands[0][i] = (float) metres.dx();
      bands[1][i] = (float) metres.dy();
      bands[2][i] = (float) field.confidence(x, y);
    }
    return bands;
  }

  /** Where the outer corner of a raster pixel lies in the image's system. */
  public Point2D corner(int column, int row) {
    return frame.toMap(column * step, row * step);
  }
}

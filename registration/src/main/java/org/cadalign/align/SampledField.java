package org.cadalign.align;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;

/**
 * A field given at the centres of pixels, sampled bilinearly between them; outside, the nearest
 * pixel's. A sample that is not a number (nodata) moves nothing.
 */
public final class SampledField implements DisplacementField {
  private final AffineTransform mapToPixel;
  private final int width;
  private final int height;
  private final float[] dx;
  private final float[] dy;

  /**
   * @param pixelToMap from pixel corners to map coordinates
   * @param width columns
   * @param height rows
   * @param dx {@code [height * width]} along the map's x, in the unit wanted of {@link #at}
   * @param dy {@code [height * width]} along the map's y
   */
  public SampledField(AffineTransform pixelToMap, int width, int height, float[] dx, float[] dy) {
    if (dx.length != width * height || dy.length != dx.length || dx.length == 0) {
      throw new IllegalArgumentException(dx.length + " samples for " + width + " x " + height);
    }
    try {
      this.mapToPixel = pixelToMap.createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalArgumentException("the transform is singular: " + pixelToMap, e);
    }
    this.width = width;
    this.height = height;
    this.dx = dx.clone();
    this.dy = dy.clone();
  }

  @Override
  public Displacement at(double x, double y) {
    Point2D pixel = mapToPixel.transform(new Point2D.Double(x, y), null);
    double column = clamp(pixel.getX() - 0.5, width - 1);
    double row = clamp(pixel.getY() - 0.5, height - 1);
    return new Displacement(bilinear(dx, column, row), bilinear(dy, column, row));
  }

  private static double clamp(double value, int last) {
    return Math.max(0, Math.min(value, last));
  }

  private double bilinear(float[] samples, double column, double row) {
    int x = Math.min((int) column, Math.max(0, width - 2));
    int y = Math.min((int) row, Math.max(0, height - 2));
    double fx = column - x;
    double fy = row - y;
    double upper = between(sample(samples, x, y), sample(samples, x + 1, y), fx);
    double lower = between(sample(samples, x, y + 1), sample(samples, x + 1, y + 1), fx);
    return between(upper, lower, fy);
  }

  /** Exact where both ends are equal, so that a constant field stays constant. */
  private static double between(double a, double b, double share) {
    return a + (b - a) * share;
  }

  private double sample(float[] samples, int x, int y) {
    float value = samples[Math.min(y, height - 1) * width + Math.min(x, width - 1)];
    return Float.isNaN(value) ? 0 : value;
  }
}

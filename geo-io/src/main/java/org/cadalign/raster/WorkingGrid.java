package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import org.cadalign.crs.GroundFrame;
import org.cadalign.gate.DataException;

/**
 * The grid on which images are matched: the axes of the image's pixels, isotropic in ground metres,
 * 0.3 m a pixel at level 1 and 0.3 L m at level L. Its corner (0, 0) is the outer corner of the
 * image's first pixel at every level.
 *
 * <p>The ground resolution is taken once, at the centre of the image.
 */
public final class WorkingGrid {
  /** Ground metres of a pixel at level 1. */
  public static final double METRES = 0.3;

  private final int imageWidth;
  private final int imageHeight;
  private final AffineTransform imageToMap;
  private final double imagePixelsX;
  private final double imagePixelsY;
  private final GroundFrame frame;

  /**
   * Columns and rows of the grid at one level; the last ones may reach beyond the image.
   *
   * @param width columns
   * @param height rows
   */
  public record Size(int width, int height) {}

  private WorkingGrid(
      int imageWidth,
      int imageHeight,
      AffineTransform imageToMap,
      GroundResolution resolution,
      GroundFrame frame) {
    this.imageWidth = imageWidth;
    this.imageHeight = imageHeight;
    this.imageToMap = imageToMap;
    this.imagePixelsX = METRES / resolution.metresPerPixelX();
    this.imagePixelsY = METRES / resolution.metresPerPixelY();
    this.frame = frame;
  }

  /** The grid of an image. */
  public static WorkingGrid of(ImageSource image) throws DataException {
    return of(image.georeference(), image.width(), image.height());
  }

  /**
   * The grid of an image of a given place and size.
   *
   * @param width columns of the image
   * @param height rows of the image
   * @throws DataException if its coordinate system has no ground resolution there
   */
  public static WorkingGrid of(Georeference georeference, int width, int height)
      throws DataException {
    AffineTransform toMap = georeference.pixelToMap();
    Point2D centre = toMap.transform(new Point2D.Double(width / 2.0, height / 2.0), null);
    return new WorkingGrid(
        width,
        height,
        toMap,
        GroundResolution.at(georeference, width / 2.0, height / 2.0),
        GroundFrame.at(georeference.crs(), centre.getX(), centre.getY()));
  }

  /** The size at a level: as many pixels as cover the image. */
  public Size size(int level) {
    return new Size(
        covering(imageWidth / (imagePixelsX * level)),
        covering(imageHeight / (imagePixelsY * level)));
  }

  private static int covering(double pixels) {
    return Math.max(1, (int) Math.ceil(pixels - 1e-6));
  }

  /** Image pixels, along a row, of one pixel at level 1. */
  public double imagePixelsX() {
    return imagePixelsX;
  }

  /** Image pixels, along a column, of one pixel at level 1. */
  public double imagePixelsY() {
    return imagePixelsY;
  }

  /** Ground resolution of the image, metres a pixel: the mean of both axes. */
  public double imageResolution() {
    return METRES * (1 / imagePixelsX + 1 / imagePixelsY) / 2;
  }

  /** From coordinates at level 1 to map coordinates. */
  public AffineTransform workingToMap() {
    AffineTransform transform = new AffineTransform(imageToMap);
    transform.scale(imagePixelsX, imagePixelsY);
    return transform;
  }

  /** From map coordinates to coordinates at level 1. */
  public AffineTransform mapToWorking() {
    try {
      return workingToMap().createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("a georeference is invertible", e);
    }
  }

  /** The length on the ground of map units, at the centre of the image. */
  public GroundFrame frame() {
    return frame;
  }

  /**
   * A displacement in ground metres, east and north.
   *
   * @param dx to the right, pixels at level 1
   * @param dy downwards, pixels at level 1
   */
  public Point2D.Double metresEastNorth(double dx, double dy) {
    Point2D map = workingToMap().deltaTransform(new Point2D.Double(dx, dy), null);
    return new Point2D.Double(frame.east(map.getX()), frame.north(map.getY()));
  }

  /**
   * A displacement in pixels at level 1, to the right and downwards.
   *
   * @param east ground metres
   * @param north ground metres
   */
  public Point2D.Double workingPixels(double east, double north) {
    Point2D.Double map = new Point2D.Double(frame.mapX(east), frame.mapY(north));
    mapToWorking().deltaTransform(map, map);
    return map;
  }
}

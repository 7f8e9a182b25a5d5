package org.cadalign.synth;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A rectangle of the plane that is painted on, from the ground up: colours in full light, and how
 * deep each pixel lies in shadow. What is painted over something hides its shadow, too.
 */
final class Canvas {
  private final double left;
  private final double top;
  private final double pixel;
  private final int width;
  private final int height;
  private final float[][] bands;
  private final float[] shadow;
  private final float[] heights;
  private float surface;

  /**
   * A black canvas.
   *
   * @param left x of its western border, ground metres
   * @param top y of its northern border, ground metres
   * @param pixel side of a pixel, ground metres
   * @param width pixels
   * @param height pixels
   */
  Canvas(double left, double top, double pixel, int width, int height) {
    this.left = left;
    this.top = top;
    this.pixel = pixel;
    this.width = width;
    this.height = height;
    this.bands = new float[3][width * height];
    this.shadow = new float[width * height];
    this.heights = new float[width * height];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** From now on, what is painted lies that high, metres. */
  void raise(double height) {
    surface = (float) height;
  }

  /** Covers everything. */
  void cover(Paint paint) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        blend(row * width + column, paint.at(x(column), y(row)), 1);
      }
    }
  }

  /** Paints a shape. */
  void fill(Shape shape, Paint paint) {
    fill(shape, paint, 1);
  }

  /**
   * Paints a shape through which what lies under it shines.
   *
   * @param opacity 1 for nothing, 0 for all of it
   */
  void fill(Shape shape, Paint paint, double opacity) {
    covered(
        shape,
        (column, row, share) ->
            blend(row * width + column, paint.at(x(column), y(row)), share * opacity));
  }

  /**
   * Paints a shape where nothing higher has been painted: the camera meets that first.
   *
   * @param height of the shape at a place of the image, metres
   */
  void fillBehind(Shape shape, Paint paint, Height height) {
    covered(
        shape,
        (column, row, share) -> {
          int at = row * width + column;
          surface = (float) height.at(x(column), y(row));
          if (heights[at] <= surface) {
            blend(at, paint.at(x(column), y(row)), share);
          }
        });
  }

  /** How high something lies that is seen at a place. */
  interface Height {
    /** Metres. */
    double at(double x, double y);
  }

  /**
   * Throws a shadow on what has been painted so far.
   *
   * @param depth share of the sun's light that is taken away
   */
  void shade(Shape shape, double depth) {
    shade(shape, depth, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
  }

  /**
   * Throws a shadow on what lies between two heights.
   *
   * @param from metres, included
   * @param to metres, not included
   */
  void shade(Shape shape, double depth, double from, double to) {
    covered(
        shape,
        (column, row, share) -> {
          int at = row * width + column;
          if (heights[at] >= from && heights[at] < to) {
            shadow[at] = Math.max(shadow[at], (float) (share * depth));
          }
        });
  }

  /**
   * The canvas under a light.
   *
   * @param sun light of the sun alone
   * @param sky light in the shadow
   * @return a plane for each band, row by row
   */
  float[][] lit(Rgb sun, Rgb sky) {
    float[] direct = {(float) sun.red(), (float) sun.green(), (float) sun.blue()};
    float[] diffuse = {(float) sky.red(), (float) sky.green(), (float) sky.blue()};
    float[][] lit = new float[3][width * height];
    for (int band = 0; band < 3; band++) {
      for (int i = 0; i < shadow.length; i++) {
        lit[band][i] = bands[band][i] * (diffuse[band] + direct[band] * (1 - shadow[i]));
      }
    }
    return lit;
  }

  private void blend(int at, Rgb colour, double share) {
    float kept = (float) (1 - share);
    bands[0][at] = kept * bands[0][at] + (float) (share * colour.red());
    bands[1][at] = kept * bands[1][at] + (float) (share * colour.green());
    bands[2][at] = kept * bands[2][at] + (float) (share * colour.blue());
    shadow[at] *= kept;
    if (share > 0.5) {
      heights[at] = surface;
    }
  }

  private double x(int column) {
    return left + (column + 0.5) * pixel;
  }

  private double y(int row) {
    return top + (row + 0.5) * pixel;
  }

  private void covered(Shape shape, Visitor visitor) {
    AffineTransform toPixels = AffineTransform.getScaleInstance(1 / pixel, 1 / pixel);
    toPixels.translate(-left, -top);
    Shape drawn = toPixels.createTransformedShape(shape);
    Rectangle box = drawn.getBounds();
    box.grow(1, 1);
    box = box.intersection(new Rectangle(width, height));
    if (box.isEmpty()) {
      return;
    }
    int[] mask = mask(drawn, box);
    for (int i = 0; i < mask.length; i++) {
      int share = mask[i] >>> 24;
      if (share > 0) {
        visitor.visit(box.x + i % box.width, box.y + i / box.width, share / 255.0);
      }
    }
  }

  private static int[] mask(Shape drawn, Rectangle box) {
    BufferedImage image = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.translate(-box.x, -box.y);
    graphics.setColor(Color.WHITE);
    graphics.fill(drawn);
    graphics.dispose();
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private interface Visitor {
    void visit(int column, int row, double share);
  }
}

package org.cadalign.picture;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.raster.LevelPixels;
import org.cadalign.raster.Window;
import org.cadalign.scene.SceneImage;
import org.locationtech.jts.geom.Geometry;

/** A window of one level of the image, pixel for pixel, with outlines over it. */
public final class Crop {
  private static final Color NOTHING = new Color(0xd8, 0xd8, 0xd8);
  private static final float LINE = 1.4f;

  private final BufferedImage picture;
  private final AffineTransform toPicture;

  private Crop(BufferedImage picture, AffineTransform toPicture) {
    this.picture = picture;
    this.toPicture = toPicture;
  }

  /**
   * The image alone; what holds no data is grey.
   *
   * @param window pixels of the level
   */
  public static Crop of(SceneImage image, int level, Window window) throws DataException {
    LevelPixels pixels = image.read(level, window);
    BufferedImage picture =
        new BufferedImage(window.width(), window.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < window.area(); i++) {
      int x = i % window.width();
      picture.setRGB(x, i / window.width(), colour(pixels, i));
    }
    AffineTransform toPicture = AffineTransform.getTranslateInstance(-window.x(), -window.y());
    toPicture.scale(1.0 / level, 1.0 / level);
    return new Crop(picture, toPicture);
  }

  private static int colour(LevelPixels pixels, int i) {
    if (pixels.valid()[i] <= 0) {
      return NOTHING.getRGB();
    }
    int rgb = 0;
    for (int band = 0; band < 3; band++) {
      int value = Math.max(0, Math.min(255, Math.round(pixels.bands()[band][i])));
      rgb = rgb << 8 | value;
    }
    return rgb;
  }

  /**
   * Draws outlines.
   *
   * @param shapes level-1 working pixels
   */
  public Crop draw(List<? extends Geometry> shapes, Color colour) {
    Outlines.draw(picture, shapes, toPicture, colour, LINE);
    return this;
  }

  /** The picture itself, to be encoded. */
  public BufferedImage picture() {
    return picture;
  }
}

package org.cadalign.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.cadalign.gate.DataException;
import org.cadalign.raster.ImageSource;
import org.cadalign.raster.Pixels;
import org.cadalign.raster.Window;
import org.cadalign.scene.SceneImage;
import org.locationtech.jts.geom.Geometry;

/** The image with outlines over it. Memory is bounded by the picture's size, not the image's. */
public final class Overlay {
  private static final int LONGEST_SIDE = 1600;
  private static final int LARGEST_ENLARGEMENT = 2;
  private static final float LINE = 1.6f;

  private final BufferedImage picture;
  private final AffineTransform toPicture;

  private Overlay(BufferedImage picture, AffineTransform toPicture) {
    this.picture = picture;
    this.toPicture = toPicture;
  }

  /**
   * The image alone.
   *
   * @throws DataException if it is damaged
   */
  public static Overlay of(SceneImage image) throws DataException {
    ImageSource source = image.source();
    int longest = Math.max(source.width(), source.height());
    int reduced = Math.max(1, (longest + LONGEST_SIDE - 1) / LONGEST_SIDE);
    int enlarged = Math.max(1, Math.min(LARGEST_ENLARGEMENT, LONGEST_SIDE / longest));
    BufferedImage small = reduced(source, reduced);
    double scale = (double) enlarged / reduced;
    AffineTransform toPicture =
        AffineTransform.getScaleInstance(
            image.grid().imagePixelsX() * scale, image.grid().imagePixelsY() * scale);
    return new Overlay(enlarged(small, enlarged), toPicture);
  }

  /** Means of squares of pixels, strip by strip; narrower ones where the image is. */
  private static BufferedImage reduced(ImageSource source, int factor) throws DataException {
    int width = Math.max(1, source.width() / factor);
    int height = Math.max(1, source.height() / factor);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int down = Math.min(factor, source.height() - y * factor);
      int across = Math.min(width * factor, source.width());
      Pixels strip = source.read(new Window(0, y * factor, across, down));
      for (int x = 0; x < width; x++) {
        small.setRGB(x, y, mean(strip, x * factor, Math.min(across, (x + 1) * factor)));
      }
    }
    return small;
  }

  private static int mean(Pixels strip, int x0, int x1) {
    int rgb = 0;
    for (int band = 0; band < 3; band++) {
      int sum = 0;
      for (int y = 0; y < strip.window().height(); y++) {
        for (int x = x0; x < x1; x++) {
          sum += strip.bands()[band][y * strip.window().width() + x] & 0xff;
        }
      }
      rgb = rgb << 8 | sum / ((x1 - x0) * strip.window().height());
    }
    return rgb;
  }

  private static BufferedImage enlarged(BufferedImage small, int factor) {
    BufferedImage large =
        new BufferedImage(
            small.getWidth() * factor, small.getHeight() * factor, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(small, 0, 0, large.getWidth(), large.getHeight(), null);
    graphics.dispose();
    return large;
  }

  /**
   * Draws outlines.
   *
   * @param shapes level-1 working pixels
   */
  public Overlay draw(List<? extends Geometry> shapes, Color colour) {
    Outlines.draw(picture, shapes, toPicture, colour, LINE);
    return this;
  }

  /** Writes the picture as PNG, whole or not at all; an existing file is replaced. */
  public void write(Path file) throws DataException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        ImageIO.write(picture, "png", part.toFile());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED,
          file,
          "it cannot be written (" + e.getMessage() + ")",
          "check that the folder exists and may be written to",
          e);
    }
  }
}

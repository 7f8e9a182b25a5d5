package org.cadalign.bench;

import org.cadalign.gate.DataException;
import org.cadalign.raster.LevelPixels;
import org.cadalign.raster.Window;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;

/**
 * A whole image in grey.
 *
 * @param width columns
 * @param height rows
 * @param grey 0..255, luma of Rec. 601; 0 where there is no data
 * @param valid whether a pixel is wholly covered by data
 */
record Photograph(int width, int height, float[] grey, boolean[] valid) {
  /** Reads an image at a level. */
  static Photograph of(SceneImage image, int level) throws DataException {
    WorkingGrid.Size size = image.grid().size(level);
    LevelPixels pixels = image.read(level, new Window(0, 0, size.width(), size.height()));
    float[][] bands = pixels.bands();
    float[] grey = new float[pixels.valid().length];
    boolean[] valid = new boolean[grey.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.299f * bands[0][i] + 0.587f * bands[1][i] + 0.114f * bands[2][i];
      valid[i] = pixels.valid()[i] > 0.99f;
    }
    return new Photograph(size.width(), size.height(), grey, valid);
  }

  Window window() {
    return new Window(0, 0, width, height);
  }

  /** Magnitude of the gradient by Sobel's operator, grey levels a pixel; NaN beside no data. */
  float[] gradient() {
    float[] magnitude = new float[grey.length];
    java.util.Arrays.fill(magnitude, Float.NaN);
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        if (validAround(y * width + x)) {
          magnitude[y * width + x] = gradient(y * width + x);
        }
      }
    }
    return magnitude;
  }

  private boolean validAround(int at) {
    boolean all = true;
    for (int row = at - width; row <= at + width; row += width) {
      all &= valid[row - 1] && valid[row] && valid[row + 1];
    }
    return all;
  }

  private float gradient(int at) {
    double gx = across(at - width) + 2 * across(at) + across(at + width);
    double gy = smoothed(at + width) - smoothed(at - width);
    return (float) (Math.hypot(gx, gy) / 8);
  }

  private double across(int at) {
    return grey[at + 1] - grey[at - 1];
  }

  private double smoothed(int at) {
    return grey[at - 1] + 2 * grey[at] + grey[at + 1];
  }
}

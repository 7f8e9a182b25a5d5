package org.cadalign.raster;

/**
 * A rectangle of whole pixels, half open: columns {@code x} to {@code x + width - 1}, rows {@code
 * y} to {@code y + height - 1}. It may lie partly or wholly outside an image.
 *
 * @param x first column, pixels
 * @param y first row, pixels, downwards
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Window(int x, int y, int width, int height) {
  public Window {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("empty window " + width + " x " + height);
    }
  }

  public int area() {
    return Math.multiplyExact(width, height);
  }
}

package org.cadalign.raster;

import org.cadalign.gate.DataException;

/**
 * An image on its working grid. Every value is the mean over the valid source pixels of its pixel,
 * weighted as {@link Taps} says along both axes; what is not valid never bleeds in. Equal pixels
 * have equal bits, whatever the window they are read with. Safe for several threads.
 */
public final class LevelImage {
  private static final int STRIP_PIXELS = 1 << 20;

  private final ImageSource source;
  private final WorkingGrid grid;

  public LevelImage(ImageSource source, WorkingGrid grid) {
    this.source = source;
    this.grid = grid;
  }

  /** The grid it is read on. */
  public WorkingGrid grid() {
    return grid;
  }

  /**
   * Reads a window; the part outside of the image is not valid. The source is read in strips of
   * about a million pixels, so that memory does not grow with the level.
   *
   * @param level 1, 2, 4, 8: pixels of 0.3 × level ground metres
   * @param window in pixels of that level
   * @throws DataException if the image is damaged there
   */
  public LevelPixels read(int level, Window window) throws DataException {
    if (level < 1) {
      throw new IllegalArgumentException("no level " + level);
    }
    Taps columns = new Taps(grid.imagePixelsX() * level, window.x(), window.width());
    Taps rows = new Taps(grid.imagePixelsY() * level, window.y(), window.height());
    LevelSum sum = new LevelSum(columns, rows);
    int x0 = Math.max(0, columns.sourceBegin());
    int x1 = Math.min(source.width(), columns.sourceEnd());
    int y1 = Math.min(source.height(), rows.sourceEnd());
    if (x0 < x1) {
      int strip = Math.max(16, STRIP_PIXELS / (x1 - x0));
      for (int y = Math.max(0, rows.sourceBegin()); y < y1; y += strip) {
        sum.add(source.read(new Window(x0, y, x1 - x0, Math.min(strip, y1 - y))));
      }
    }
    return new LevelPixels(level, window, sum.means(), sum.coverage());
  }
}

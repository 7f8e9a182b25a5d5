package org.cadalign.detect;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.raster.Window;

/**
 * The pixels of a window that show a roof of which the layer knows nothing. What is narrower than
 * three pixels is taken off (an opening by a cross of five), so that roofs joined by a thread come
 * apart.
 *
 * @param window pixels of the level
 * @param roof {@code [height * width]}
 */
record RoofMask(Window window, boolean[] roof) {
  private static final int[][] STEPS = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};

  /**
   * Finds the pixels.
   *
   * @param covered {@code [height * width]} what the layer covers
   */
  static RoofMask of(Segments segments, boolean[] covered, MissingOptions options) {
    boolean[] roof = new boolean[covered.length];
    for (int i = 0; i < roof.length; i++) {
      double shown = segments.fill()[i] - options.edgeWeight() * segments.edge()[i];
      roof[i] = segments.valid()[i] && !covered[i] && shown > options.pixelThreshold();
    }
    RoofMask mask = new RoofMask(segments.window(), roof);
    return mask.crossed(true).crossed(false);
  }

  /** Pixels whose cross of five is all roof, or any. */
  private RoofMask crossed(boolean all) {
    boolean[] found = new boolean[roof.length];
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        found[y * window.width() + x] = all ? all(x, y) : any(x, y);
      }
    }
    return new RoofMask(window, found);
  }

  private boolean all(int x, int y) {
    return at(x, y) && at(x - 1, y) && at(x + 1, y) && at(x, y - 1) && at(x, y + 1);
  }

  private boolean any(int x, int y) {
    return at(x, y) || at(x - 1, y) || at(x + 1, y) || at(x, y - 1) || at(x, y + 1);
  }

  private boolean at(int x, int y) {
    return isInside(x, y) && roof[y * window.width() + x];
  }

  private boolean isInside(int x, int y) {
    return x >= 0 && y >= 0 && x < window.width() && y < window.height();
  }

  /**
   * The runs within a part of the window, row by row.
   *
   * @param core pixels of the level
   */
  List<Run> runs(Window core, float[] fill) {
    List<Run> runs = new ArrayList<>();
    for (int y = core.y() - window.y(); y < core.y() - window.y() + core.height(); y++) {
      int x = core.x() - window.x();
      int end = x + core.width();
      while (x < end) {
        int from = x;
        FillSum sum = FillSum.NOTHING;
        while (x < end && at(x, y)) {
          sum = sum.plus(around(x, y, fill));
          x++;
        }
        if (x > from) {
          runs.add(new Run(window.y() + y, window.x() + from, window.x() + x, sum));
        }
        x = Math.max(x, from + 1);
      }
    }
    return runs;
  }

  /** A pixel, and those beside it that are no roof: the rim tells a roof from a part of one. */
  private FillSum around(int x, int y, float[] fill) {
    FillSum sum = FillSum.of(fill[y * window.width() + x]);
    for (int[] step : STEPS) {
      int column = x + step[0];
      int row = y + step[1];
      if (isInside(column, row) && !at(column, row)) {
        sum = sum.plus(FillSum.of(fill[row * window.width() + column]));
      }
    }
    return sum;
  }
}

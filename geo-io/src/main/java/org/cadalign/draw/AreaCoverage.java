package org.cadalign.draw;

import java.util.Arrays;
import org.cadalign.raster.Window;

/**
 * The exact share of each pixel that rings cover, by signed areas, as font rasterisers do: every
 * piece of an edge inside one pixel adds its height to all pixels right of it, and to its own pixel
 * the part of that height's band that lies right of the edge; a running sum along the row then
 * yields the coverage.
 *
 * <p>Contributions are summed as whole numbers of 2<sup>-44</sup>: such sums do not depend on their
 * order, and pieces left of the window can be summed into one cell, so that a window's cut cannot
 * change a bit.
 */
final class AreaCoverage {
  private static final double UNIT = 1L << 44;
  private static final long NOISE = 1L << 16;

  private Window window = new Window(0, 0, 1, 1);
  private long[] cells = new long[0];

  /** Starts over on a window with nothing covered. */
  void reset(Window clip) {
    window = clip;
    int n = Math.multiplyExact(clip.width() + 1, clip.height());
    if (cells.length < n) {
      cells = new long[Math.max(n, 2 * cells.length)];
    } else {
      Arrays.fill(cells, 0, n, 0);
    }
  }

  /** Adds a shell, or takes a hole away, whichever way round its vertices run. */
  void add(Outline.Ring ring) {
    double[] xy = ring.xy();
    double sign = signedArea(xy) >= 0 == ring.hole() ? -1 : 1;
    for (int i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
      edge(xy[j], xy[j + 1], xy[i], xy[i + 1], sign);
    }
  }

  /** Coverage 0..1 per pixel of the window, the running sums of {@link #add}'s cells. */
  double[] coverage() {
    double[] covered = new double[window.area()];
    for (int row = 0, at = 0; row < window.height(); row++) {
      long sum = 0;
      for (int column = 0; column < window.width(); column++) {
        sum += cells[row * (window.width() + 1) + column];
        long size = Math.abs(sum);
        covered[at++] = size < NOISE ? 0 : Math.min(1, size / UNIT);
      }
    }
    return covered;
  }

  /**
   * Twice the area, positive when x turns towards y; relative to the first vertex against
   * cancellation.
   */
  private static double signedArea(double[] xy) {
    double sum = 0;
    for (int i = 2; i + 3 < xy.length; i += 2) {
      sum += (xy[i] - xy[0]) * (xy[i + 3] - xy[1]) - (xy[i + 2] - xy[0]) * (xy[i + 1] - xy[1]);
    }
    return sum;
  }

  private void edge(double x0, double y0, double x1, double y1, double sign) {
    if (y0 > y1) {
      // Downwards always, so that a wall shared by two rings is cut at the same places in both.
      edge(x1, y1, x0, y0, -sign);
      return;
    }
    if (y0 == y1) {
      return;
    }
    int first = (int) Math.max(Math.floor(y0), window.y());
    int last = (int) Math.min(Math.ceil(y1), (double) window.y() + window.height());
    double slope = (x1 - x0) / (y1 - y0);
    for (int row = first; row < last; row++) {
      double top = Math.max(y0, row);
      double bottom = Math.min(y1, row + 1.0);
      double xTop = top == y0 ? x0 : x0 + (top - y0) * slope;
      double xBottom = bottom == y1 ? x1 : x0 + (bottom - y0) * slope;
      band(row, xTop, xBottom, (bottom - top) * -sign);
    }
  }

  /** The piece of an edge in one row, from left to right, cut at the columns it crosses. */
  private void band(int row, double xTop, double xBottom, double height) {
    double left = Math.min(xTop, xBottom);
    double right = Math.max(xTop, xBottom);
    int column = (int) Math.floor(left);
    if (right <= column + 1.0) {
      cell(row, column, height, (left + right) / 2 - column);
      return;
    }
    double perColumn = height / (right - left);
    for (double from = left; from < right && column < window.x() + window.width(); column++) {
      double to = Math.min(right, column + 1.0);
      cell(row, column, (to - from) * perColumn, (from + to) / 2 - column);
      from = to;
    }
  }

  private void cell(int row, int column, double height, double offset) {
    int x = column - window.x();
    int start = (row - window.y()) * (window.width() + 1);
    if (x >= window.width()) {
      return;
    }
    long next = (long) (height * offset * UNIT);
    long own = (long) (height * UNIT) - next;
    cells[start + Math.max(x, 0)] += own;
    cells[start + Math.max(x + 1, 0)] += next;
  }
}

package org.cadalign.draw;

import java.util.Arrays;
import org.cadalign.raster.Window;

/** Squared distance from pixel centres to the nearest ring, as far as a stated reach. */
final class OutlineDistance {
  private final double reach;
  private Window window = new Window(0, 0, 1, 1);
  private double[] squared = new double[0];

  /**
   * @param reach pixels; farther pixels stay at infinity
   */
  OutlineDistance(double reach) {
    this.reach = reach;
  }

  /** Starts over on a window with no ring. */
  void reset(Window clip) {
    window = clip;
    if (squared.length < clip.area()) {
      squared = new double[Math.max(clip.area(), 2 * squared.length)];
    }
    Arrays.fill(squared, 0, clip.area(), Double.POSITIVE_INFINITY);
  }

  void add(Outline.Ring ring) {
    double[] xy = ring.xy();
    for (int i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
      // One way round for both owners of a shared wall: the same bits for both.
      boolean forwards = xy[j] < xy[i] || (xy[j] == xy[i] && xy[j + 1] <= xy[i + 1]);
      if (forwards) {
        segment(xy[j], xy[j + 1], xy[i], xy[i + 1]);
      } else {
        segment(xy[i], xy[i + 1], xy[j], xy[j + 1]);
      }
    }
  }

  /** Squared distance, pixels squared, at position {@code row * width + column} of the window. */
  double squared(int position) {
    return squared[position];
  }

  private void segment(double x0, double y0, double x1, double y1) {
    double low = Math.min(y0, y1) - reach;
    double high = Math.max(y0, y1) + reach;
    int first = (int) Math.max(Math.floor(low - 0.5), window.y());
    int last = (int) Math.min(Math.ceil(high + 0.5), window.y() + window.height() - 1.0);
    for (int row = first; row <= last; row++) {
      row(row, x0, y0, x1, y1);
    }
  }

  /**
   * Only the columns whose centres can be within reach: those near the part of the segment near the
   * row.
   */
  private void row(int row, double x0, double y0, double x1, double y1) {
    double y = row + 0.5;
    double dx = x1 - x0;
    double dy = y1 - y0;
    double from = 0;
    double to = 1;
    if (dy != 0) {
      double a = (y - reach - y0) / dy;
      double b = (y + reach - y0) / dy;
      from = Math.max(0, Math.min(a, b));
      to = Math.min(1, Math.max(a, b));
      if (from > to) {
        return;
      }
    }
    int first = (int) Math.max(Math.floor(x0 + from * dx - reach - 0.5), window.x());
    int last = (int) Math.min(Math.ceil(x0 + to * dx + reach), window.x() + window.width() - 1.0);
    double length = dx * dx + dy * dy;
    int at = (row - window.y()) * window.width() - window.x();
    for (int column = first; column <= last; column++) {
      double px = column + 0.5 - x0;
      double py = y - y0;
      double along = length == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
      double ex = px - along * dx;
      double ey = py - along * dy;
      squared[at + column] = Math.min(squared[at + column], ex * ex + ey * ey);
    }
  }
}

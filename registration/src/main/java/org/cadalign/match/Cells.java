package org.cadalign.match;

import java.util.BitSet;
import java.util.List;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Envelope;

/**
 * A rectangle of pooling cells, half open; whole windows are made of them so that the pooling grid
 * of a network never shifts.
 *
 * @param x0 first column, cells
 * @param y0 first row, cells
 * @param x1 column after the last, cells
 * @param y1 row after the last, cells
 * @param side of a cell, pixels
 */
record Cells(int x0, int y0, int x1, int y1, int side) {
  /** The cells that hold an envelope and the margin around it. */
  static Cells around(Envelope envelope, Reach reach) {
    int side = reach.alignment();
    int margin = reach.margin();
    return new Cells(
        (int) Math.floor((envelope.getMinX() - margin) / side),
        (int) Math.floor((envelope.getMinY() - margin) / side),
        (int) Math.floor((envelope.getMaxX() + margin) / side) + 1,
        (int) Math.floor((envelope.getMaxY() + margin) / side) + 1,
        side);
  }

  Cells union(Cells other) {
    return new Cells(
        Math.min(x0, other.x0),
        Math.min(y0, other.y0),
        Math.max(x1, other.x1),
        Math.max(y1, other.y1),
        side);
  }

  long pixels() {
    return (long) side * side * (x1 - x0) * (y1 - y0);
  }

  Window window() {
    return new Window(x0 * side, y0 * side, (x1 - x0) * side, (y1 - y0) * side);
  }

  /** Pixels that lie in at least one of the rectangles. */
  static long pixelsOfUnion(List<Cells> all) {
    if (all.isEmpty()) {
      return 0;
    }
    Cells bounds = all.stream().reduce(Cells::union).orElseThrow();
    long cells = 0;
    BitSet[] rows = new BitSet[bounds.y1 - bounds.y0];
    for (Cells rectangle : all) {
      for (int y = rectangle.y0; y < rectangle.y1; y++) {
        int row = y - bounds.y0;
        rows[row] = rows[row] == null ? new BitSet() : rows[row];
        rows[row].set(rectangle.x0 - bounds.x0, rectangle.x1 - bounds.x0);
      }
    }
    for (BitSet row : rows) {
      cells += row == null ? 0 : row.cardinality();
    }
    return cells * bounds.side * bounds.side;
  }
}

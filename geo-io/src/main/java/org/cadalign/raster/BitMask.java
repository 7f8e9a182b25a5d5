package org.cadalign.raster;

/** One bit for each pixel of an image, row by row; rows begin at a new word. */
final class BitMask {
  private final int words;
  private final long[][] rows;

  BitMask(int width, int height) {
    this.words = (width + 63) / 64;
    this.rows = new long[height][];
  }

  boolean get(int x, int y) {
    long[] row = rows[y];
    return row != null && (row[x >> 6] >>> x & 1) != 0;
  }

  void set(int x, int y) {
    if (rows[y] == null) {
      rows[y] = new long[words];
    }
    rows[y][x >> 6] |= 1L << x;
  }

  void clear(int x, int y) {
    if (rows[y] != null) {
      rows[y][x >> 6] &= ~(1L << x);
    }
  }

  /** Whether no pixel of a row is set. */
  boolean isEmpty(int y) {
    return rows[y] == null;
  }
}

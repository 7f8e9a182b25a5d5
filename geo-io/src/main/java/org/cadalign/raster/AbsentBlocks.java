package org.cadalign.raster;

import java.util.Arrays;
import org.cadalign.gate.DataException;
import org.cadalign.gate.TiffDirectory;

/** Blocks that a sparse TIFF leaves out: decoders stumble over them, and they hold no data. */
final class AbsentBlocks {
  private final TiffDirectory directory;

  AbsentBlocks(TiffDirectory directory) {
    this.directory = directory;
  }

  /** Decodes a window without absent blocks. */
  interface Decoder {
    short[][] decode(Window window) throws DataException;
  }

  boolean anyIn(Window window) {
    int across = directory.blocksAcross();
    for (int row = firstRow(window); row <= lastRow(window); row++) {
      for (int column = firstColumn(window); column <= lastColumn(window); column++) {
        if (TiffRasters.absent(directory, row * across + column)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Decodes the blocks that are there one by one; pixels of the others become 0 and not valid. */
  short[][] around(Window window, byte[] valid, Decoder decoder) throws DataException {
    short[][] samples = new short[directory.bands()][window.area()];
    for (int row = firstRow(window); row <= lastRow(window); row++) {
      for (int column = firstColumn(window); column <= lastColumn(window); column++) {
        Window part = part(window, row, column);
        if (TiffRasters.absent(directory, row * directory.blocksAcross() + column)) {
          clear(window, part, valid);
        } else {
          copy(decoder.decode(part), part, samples, window);
        }
      }
    }
    return samples;
  }

  private Window part(Window window, int row, int column) {
    int x0 = Math.max(window.x(), column * directory.blockWidth());
    int y0 = Math.max(window.y(), row * directory.blockHeight());
    int x1 = Math.min(window.x() + window.width(), (column + 1) * directory.blockWidth());
    int y1 = Math.min(window.y() + window.height(), (row + 1) * directory.blockHeight());
    return new Window(x0, y0, x1 - x0, y1 - y0);
  }

  private static void clear(Window window, Window part, byte[] valid) {
    for (int y = 0; y < part.height(); y++) {
      int from = (part.y() - window.y() + y) * window.width() + part.x() - window.x();
      Arrays.fill(valid, from, from + part.width(), (byte) 0);
    }
  }

  static void copy(short[][] source, Window part, short[][] target, Window window) {
    for (int band = 0; band < target.length; band++) {
      for (int y = 0; y < part.height(); y++) {
        int to = (part.y() - window.y() + y) * window.width() + part.x() - window.x();
        System.arraycopy(source[band], y * part.width(), target[band], to, part.width());
      }
    }
  }

  private int firstRow(Window window) {
    return window.y() / directory.blockHeight();
  }

  private int lastRow(Window window) {
    return (window.y() + window.height() - 1) / directory.blockHeight();
  }

  private int firstColumn(Window window) {
    return window.x() / directory.blockWidth();
  }

  private int lastColumn(Window window) {
    return (window.x() + window.width() - 1) / directory.blockWidth();
  }
}

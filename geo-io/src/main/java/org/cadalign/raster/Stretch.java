package org.cadalign.raster;

import java.util.Locale;
import java.util.Optional;
import org.cadalign.gate.DataException;

/**
 * How samples become 8 bits: as they are, or, of 16 bits, linearly between the 2nd and the 98th
 * percentile of each band over all valid pixels of the image. It is measured once, so it does not
 * depend on the windows that are read.
 */
final class Stretch {
  private static final double CUT = 0.02;

  private final byte[][] tables;
  private final String notice;

  private Stretch(byte[][] tables, String notice) {
    this.tables = tables;
    this.notice = notice;
  }

  static Stretch none() {
    return new Stretch(new byte[0][], "");
  }

  /**
   * @param nodata pixels that do not count, beside those that the file marks itself
   */
  static Stretch measure(SelectedBands image, Optional<BitMask> nodata) throws DataException {
    long[][] histogram = new long[3][1 << 16];
    for (int y = 0; y < image.height(); y += image.blockRows()) {
      int rows = Math.min(image.blockRows(), image.height() - y);
      count(image.read(new Window(0, y, image.width(), rows)), nodata, histogram);
    }
    byte[][] tables = new byte[3][];
    StringBuilder ranges = new StringBuilder();
    for (int band = 0; band < 3; band++) {
      int low = percentile(histogram[band], CUT);
      int high = Math.max(low + 1, percentile(histogram[band], 1 - CUT));
      tables[band] = table(low, high);
      ranges.append(String.format(Locale.ROOT, "%s%d-%d", band == 0 ? "" : ", ", low, high));
    }
    return new Stretch(
        tables, "its 16 bits are stretched by percentiles 2 to 98 of the whole image: " + ranges);
  }

  /** What the user should know, or an empty text. */
  String notice() {
    return notice;
  }

  byte[] apply(int band, short[] samples) {
    byte[] bytes = new byte[samples.length];
    if (tables.length == 0) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) samples[i];
      }
    } else {
      byte[] table = tables[band];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = table[samples[i] & 0xffff];
      }
    }
    return bytes;
  }

  private static void count(RawImage.Samples read, Optional<BitMask> nodata, long[][] histogram) {
    Window w = read.window();
    for (int i = 0; i < read.valid().length; i++) {
      boolean masked =
          nodata.isPresent() && nodata.get().get(w.x() + i % w.width(), w.y() + i / w.width());
      if (read.valid()[i] == 1 && !masked) {
        for (int band = 0; band < 3; band++) {
          histogram[band][read.samples()[band][i] & 0xffff]++;
        }
      }
    }
  }

  /** The smallest value that is not exceeded by the given part of all pixels. */
  private static int percentile(long[] histogram, double part) {
    long total = 0;
    for (long n : histogram) {
      total += n;
    }
    long seen = 0;
    for (int value = 0; value < histogram.length; value++) {
      seen += histogram[value];
      if (seen > 0 && seen >= part * total) {
        return value;
      }
    }
    return 0;
  }

  private static byte[] table(int low, int high) {
    byte[] table = new byte[1 << 16];
    for (int value = 0; value < table.length; value++) {
      double part = Math.min(1, Math.max(0, (value - low) / (double) (high - low)));
      table[value] = (byte) Math.round(255 * part);
    }
    return table;
  }
}

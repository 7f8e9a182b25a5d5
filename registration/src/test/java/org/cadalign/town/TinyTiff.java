package org.cadalign.town;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes grey pixels as a GeoTIFF of three equal bands: one uncompressed tile, any affine. */
public final class TinyTiff {
  private static final int ENTRIES = 14;
  private static final int BITS = 8 + 2 + ENTRIES * 12 + 4;
  private static final int MATRIX = BITS + 8;
  private static final int KEYS = MATRIX + 16 * 8;
  private static final int PIXELS = KEYS + 16 * 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int DOUBLE = 12;

  private TinyTiff() {}

  /**
   * Writes a file.
   *
   * @param width columns
   * @param grey values from 0 to 255, row by row
   * @param pixelToMap from pixel corners to map coordinates, east or longitude first
   * @param epsg code of the system
   * @param geographic whether that is one of degrees
   */
  public static Path write(
      Path file, int width, int[] grey, AffineTransform pixelToMap, int epsg, boolean geographic)
      throws IOException {
    int height = grey.length / width;
    int across = (width + 15) / 16 * 16;
    int down = (height + 15) / 16 * 16;
    ByteBuffer out = ByteBuffer.allocate(PIXELS + 3 * across * down).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) ENTRIES);
    entry(out, 256, LONG, 1, width);
    entry(out, 257, LONG, 1, height);
    entry(out, 258, SHORT, 3, BITS);
    entry(out, 259, SHORT, 1, 1);
    entry(out, 262, SHORT, 1, 2);
    entry(out, 277, SHORT, 1, 3);
    entry(out, 284, SHORT, 1, 1);
    entry(out, 322, LONG, 1, across);
    entry(out, 323, LONG, 1, down);
    entry(out, 324, LONG, 1, PIXELS);
    entry(out, 325, LONG, 1, 3 * across * down);
    entry(out, 339, SHORT, 1, 1);
    entry(out, 34264, DOUBLE, 16, MATRIX);
    entry(out, 34735, SHORT, 16, KEYS);
    out.position(BITS);
    shorts(out, 8, 8, 8, 0);
    matrix(out, pixelToMap);
    shorts(out, 1, 1, 0, 3, 1024, 0, 1, geographic ? 2 : 1, 1025, 0, 1, 1);
    shorts(out, geographic ? 2048 : 3072, 0, 1, epsg);
    for (int i = 0; i < grey.length; i++) {
      int at = PIXELS + 3 * (i / width * across + i % width);
      for (int band = 0; band < 3; band++) {
        out.put(at + band, (byte) grey[i]);
      }
    }
    return Files.write(file, out.array());
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static void shorts(ByteBuffer out, int... values) {
    for (int value : values) {
      out.putShort((short) value);
    }
  }

  private static void matrix(ByteBuffer out, AffineTransform m) {
    double[] rows = {
      m.getScaleX(),
      m.getShearX(),
      0,
      m.getTranslateX(),
      m.getShearY(),
      m.getScaleY(),
      0,
      m.getTranslateY(),
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      1
    };
    for (double value : rows) {
      out.putDouble(value);
    }
  }
}

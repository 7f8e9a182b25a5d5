package org.cadalign.raster;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;

/** Copies samples out of an AWT raster, never through its colour model. */
final class RasterSamples {
  private RasterSamples() {}

  /** All samples of the first bands of a raster, unsigned, {@code [bands][height * width]}. */
  static short[][] copy(Raster raster, int bands) {
    short[][] samples = new short[bands][raster.getWidth() * raster.getHeight()];
    for (int band = 0; band < bands; band++) {
      if (!copyDirectly(raster, band, samples[band])) {
        copySlowly(raster, band, samples[band]);
      }
    }
    return samples;
  }

  private static boolean copyDirectly(Raster raster, int band, short[] target) {
    if (!(raster.getSampleModel() instanceof ComponentSampleModel model)) {
      return false;
    }
    int bank = model.getBankIndices()[band];
    int step = model.getPixelStride();
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      int from =
          model.getOffset(
                  raster.getMinX() - raster.getSampleModelTranslateX(),
                  raster.getMinY() + y - raster.getSampleModelTranslateY(),
                  band)
              + raster.getDataBuffer().getOffsets()[bank];
      if (raster.getDataBuffer() instanceof DataBufferByte bytes) {
        copyRow(bytes.getData(bank), from, step, target, at, raster.getWidth());
      } else if (raster.getDataBuffer() instanceof DataBufferUShort shorts) {
        copyRow(shorts.getData(bank), from, step, target, at, raster.getWidth());
      } else {
        return false;
      }
      at += raster.getWidth();
    }
    return true;
  }

  private static void copyRow(byte[] source, int from, int step, short[] target, int at, int n) {
    for (int i = 0; i < n; i++) {
      target[at + i] = (short) (source[from + i * step] & 0xff);
    }
  }

  private static void copyRow(short[] source, int from, int step, short[] target, int at, int n) {
    for (int i = 0; i < n; i++) {
      target[at + i] = source[from + i * step];
    }
  }

  private static void copySlowly(Raster raster, int band, short[] target) {
    int[] row = new int[raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, band, row);
      for (int x = 0; x < row.length; x++) {
        target[y * row.length + x] = (short) row[x];
      }
    }
  }
}

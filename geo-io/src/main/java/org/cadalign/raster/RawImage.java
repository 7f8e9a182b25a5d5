package org.cadalign.raster;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cadalign.gate.DataException;

/**
 * What a file holds, before it is reduced to three bands of 8 bits. Reading is safe from several
 * threads.
 */
interface RawImage extends AutoCloseable {
  /**
   * What a raw image is.
   *
   * @param width columns
   * @param height rows
   * @param bands samples of a pixel, alpha included
   * @param bits of a sample, 8 or 16
   * @param alpha index of the alpha band, if one is tagged as such
   * @param masked whether the validity of the samples comes from a mask
   * @param nodata the tagged value, if there is one
   */
  record Shape(
      int width,
      int height,
      int bands,
      int bits,
      OptionalInt alpha,
      boolean masked,
      OptionalDouble nodata) {

    /** Bytes of all samples. */
    long bytes() {
      return (long) width * height * bands * (bits / 8);
    }
  }

  /**
   * How a raw image is best read.
   *
   * @param width columns of a block
   * @param height rows of a block
   * @param direct whether reading a window costs about as much as its blocks; if not, the image is
   *     first copied, block row by block row, to a temporary file
   */
  record Blocks(int width, int height, boolean direct) {}

  /**
   * Samples as the file has them.
   *
   * @param window the window, inside the image
   * @param samples {@code [bands][height * width]}, unsigned
   * @param valid {@code [height * width]} 1 where a mask (not alpha, not a nodata value) lets the
   *     pixel through
   */
  record Samples(Window window, short[][] samples, byte[] valid) {}

  String name();

  Shape shape();

  Blocks blocks();

  Optional<Georeference> georeference();

  /** Reads a window that lies wholly inside the image. */
  Samples read(Window window) throws DataException;

  @Override
  void close();
}

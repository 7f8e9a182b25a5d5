package org.cadalign.raster;

import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;

/**
 * A georeferenced image of any size, read by window. Bands are already reduced to three of 8 bits:
 * one band is replicated, 16 bit is stretched by percentiles of the whole image, nodata (tag,
 * alpha, mask, untagged black or white joined to the border) is marked not valid. What was done is
 * said in {@link #notices()}.
 *
 * <p>Reading is safe from several threads at once. Equal windows give equal bytes, however the
 * image is cut.
 */
public interface ImageSource extends AutoCloseable {
  /** The file or folder, as the user named it. */
  String name();

  /** Columns, pixels. */
  int width();

  /** Rows, pixels. */
  int height();

  Georeference georeference();

  /** What the user should know of how the image was read, one line each; empty when nothing. */
  List<String> notices();

  /** What could not be decoded so far, and was taken as not valid. */
  Optional<Damage> damage();

  /**
   * Reads a window. The part outside the image is not valid, nor is a block that cannot be decoded.
   *
   * @throws DataException if the file cannot be read
   */
  Pixels read(Window window) throws DataException;

  @Override
  void close();
}

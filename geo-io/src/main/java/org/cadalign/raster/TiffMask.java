package org.cadalign.raster;

import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.cadalign.gate.TiffDirectory;

/** A mask of one bit or one byte a pixel, beside or inside an image: 0 is not valid. */
final class TiffMask implements AutoCloseable {
  private final TiffDirectory directory;
  private final TiffRasters rasters;
  private final boolean own;

  private TiffMask(TiffDirectory directory, TiffRasters rasters, boolean own) {
    this.directory = directory;
    this.rasters = rasters;
    this.own = own;
  }

  /**
   * @param image the directory that is masked
   * @param own whether the rasters are closed with the mask
   */
  static TiffMask of(
      Path file, TiffDirectory image, TiffDirectory mask, TiffRasters rasters, boolean own)
      throws DataException {
    if (mask.width() != image.width() || mask.height() != image.height() || mask.bits() > 8) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          file,
          "its mask has "
              + mask.width()
              + " x "
              + mask.height()
              + " pixels of "
              + mask.bits()
              + " bits, the image "
              + image.width()
              + " x "
              + image.height(),
          "remove the mask or write it again with the image's size");
    }
    return new TiffMask(mask, rasters, own);
  }

  void read(Window window, byte[] valid) throws DataException {
    AbsentBlocks absent = new AbsentBlocks(directory);
    short[] samples =
        absent.anyIn(window) ? absent.around(window, valid, this::decode)[0] : decode(window)[0];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = (byte) (samples[i] == 0 ? 0 : 1);
    }
  }

  private short[][] decode(Window window) throws DataException {
    return RasterSamples.copy(rasters.read(directory, window), 1);
  }

  @Override
  public void close() {
    if (own) {
      rasters.close();
    }
  }
}

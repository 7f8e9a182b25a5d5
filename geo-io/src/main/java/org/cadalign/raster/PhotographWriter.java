package org.cadalign.raster;

import java.nio.file.Path;
import java.util.List;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;

/**
 * Writes an image of three bands of 8 bits as a GeoTIFF ({@link TiledTiff}) that any program reads:
 * pixels interleaved, each less the one to its left, deflated.
 */
public final class PhotographWriter {
  private static final int TILE = TiledTiff.TILE;
  private static final int BANDS = 3;

  private PhotographWriter() {}

  /** Gives an image window by window, so that it need not be held as a whole. */
  @FunctionalInterface
  public interface Pixels {
    /**
     * The pixels of a window that lies inside the image.
     *
     * @return red, green, blue of each pixel, row by row
     */
    byte[] read(Window window) throws DataException;
  }

  /**
   * Writes an image, but leaves it to the caller to put it in place.
   *
   * @param width columns
   * @param height rows
   * @throws DataException if it cannot be written, or its pixels cannot be read
   */
  public static StagedOutput prepare(
      Path file, int width, int height, Georeference georeference, Pixels pixels)
      throws DataException {
    return TiledTiff.prepare(
        file,
        new TiledTiff.Grid(width, height, 1, BANDS, georeference),
        TiledTiff.CLASSIC_LIMIT,
        window -> new byte[][] {differences(pixels.read(window), window)},
        PhotographWriter::describe);
  }

  /** The files that writing an image makes, replaces or removes. */
  public static List<Path> files(Path file) {
    return TiledTiff.files(file);
  }

  /** A whole tile; what lies outside the window is black. */
  private static byte[] differences(byte[] samples, Window window) {
    byte[] tile = new byte[TILE * TILE * BANDS];
    int row = window.width() * BANDS;
    for (int y = 0; y < window.height(); y++) {
      System.arraycopy(samples, y * row, tile, y * TILE * BANDS, row);
      for (int i = TILE * BANDS - 1; i >= BANDS; i--) {
        tile[y * TILE * BANDS + i] -= tile[y * TILE * BANDS + i - BANDS];
      }
    }
    return tile;
  }

  private static void describe(TiffTags tags) {
    int unsigned = BaselineTIFFTagSet.SAMPLE_FORMAT_UNSIGNED_INTEGER;
    tags.shorts(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 8, 8, 8);
    tags.shorts(
        BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION,
        BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_RGB);
    tags.shorts(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL, BANDS);
    tags.shorts(
        BaselineTIFFTagSet.TAG_PLANAR_CONFIGURATION,
        BaselineTIFFTagSet.PLANAR_CONFIGURATION_CHUNKY);
    tags.shorts(
        BaselineTIFFTagSet.TAG_PREDICTOR, BaselineTIFFTagSet.PREDICTOR_HORIZONTAL_DIFFERENCING);
    tags.shorts(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT, unsigned, unsigned, unsigned);
  }
}

package org.cadalign.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.gate.TiffDirectory;

/**
 * Writes a field as a GeoTIFF of float32 ({@link TiledTiff}): one plane for each band, NaN as
 * nodata, with the bands' names and units where GDAL and QGIS look for them. Equal fields give
 * equal bytes. The file appears whole or not at all.
 */
public final class FieldWriter {
  private static final int TILE = TiledTiff.TILE;

  private FieldWriter() {}

  /**
   * Writes a field and puts it in place; an existing file is replaced.
   *
   * @throws DataException if it cannot be written, or its values cannot be read
   */
  public static void write(Path file, FieldLayout layout, FieldTiles tiles) throws DataException {
    write(file, layout, tiles, TiledTiff.CLASSIC_LIMIT);
  }

  /** Writes a field as {@link #write} does, but leaves it to the caller to put it in place. */
  public static StagedOutput prepare(Path file, FieldLayout layout, FieldTiles tiles)
      throws DataException {
    return prepare(file, layout, tiles, TiledTiff.CLASSIC_LIMIT);
  }

  static void write(Path file, FieldLayout layout, FieldTiles tiles, long classicLimit)
      throws DataException {
    try (StagedOutput staged = prepare(file, layout, tiles, classicLimit)) {
      staged.publish();
    }
  }

  private static StagedOutput prepare(
      Path file, FieldLayout layout, FieldTiles tiles, long classicLimit) throws DataException {
    TiledTiff.Grid grid =
        new TiledTiff.Grid(
            layout.width(),
            layout.height(),
            layout.bands().size(),
            Float.BYTES,
            layout.georeference());
    return TiledTiff.prepare(
        file,
        grid,
        classicLimit,
        window -> padded(tiles.read(window), window),
        tags -> describe(layout, tags));
  }

  /** The files that writing a field makes, replaces or removes. */
  public static List<Path> files(Path file) {
    return TiledTiff.files(file);
  }

  private static byte[][] padded(float[][] values, Window window) {
    byte[][] planes = new byte[values.length][];
    for (int band = 0; band < values.length; band++) {
      planes[band] = padded(values[band], window);
    }
    return planes;
  }

  private static byte[] padded(float[] values, Window window) {
    ByteBuffer tile = ByteBuffer.allocate(TILE * TILE * 4).order(ByteOrder.LITTLE_ENDIAN);
    int width = window.width();
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        tile.putFloat(x < width && y < window.height() ? values[y * width + x] : Float.NaN);
      }
    }
    return tile.array();
  }

  private static void describe(FieldLayout layout, TiffTags tags) {
    int bands = layout.bands().size();
    tags.shorts(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, repeated(32, bands));
    tags.shorts(
        BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION,
        BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_BLACK_IS_ZERO);
    tags.shorts(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL, bands);
    tags.shorts(
        BaselineTIFFTagSet.TAG_PLANAR_CONFIGURATION,
        BaselineTIFFTagSet.PLANAR_CONFIGURATION_PLANAR);
    if (bands > 1) {
      tags.shorts(
          BaselineTIFFTagSet.TAG_EXTRA_SAMPLES,
          repeated(BaselineTIFFTagSet.EXTRA_SAMPLES_UNSPECIFIED, bands - 1));
    }
    tags.shorts(
        BaselineTIFFTagSet.TAG_SAMPLE_FORMAT,
        repeated(BaselineTIFFTagSet.SAMPLE_FORMAT_FLOATING_POINT, bands));
    tags.text(TiffDirectory.GDAL_METADATA, FieldMetadata.toXml(layout));
    tags.text(TiffDirectory.GDAL_NODATA, "nan");
  }

  private static int[] repeated(int value, int times) {
    int[] values = new int[times];
    Arrays.fill(values, value);
    return values;
  }
}

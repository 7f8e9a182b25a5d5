package org.cadalign.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The header of one image in a TIFF file, checked against the length of the file.
 *
 * @param index of the directory in the file, from 0
 * @param subfileType bits of NewSubfileType: 1 reduced resolution, 4 transparency mask
 * @param width columns
 * @param height rows
 * @param bits of one sample, 1 to 64, the same for every band
 * @param sampleFormat 1 unsigned, 2 signed, 3 floating point
 * @param bands samples of a pixel
 * @param compression TIFF's number of the codec
 * @param photometric 0 or 1 gray, 2 RGB, 3 palette, 4 mask, 5 CMYK, 6 YCbCr
 * @param planar whether every band has blocks of its own
 * @param tiled whether blocks are tiles, else strips
 * @param blockWidth columns of a block
 * @param blockHeight rows of a block
 * @param extraSamples meaning of the bands beyond the colour: 1 and 2 alpha
 * @param offsets where each block begins in the file; 0 for an absent one
 * @param byteCounts compressed length of each block
 * @param nodata GDAL's text of the value that means no data ({@value #GDAL_NODATA})
 * @param metadata GDAL's XML ({@value #GDAL_METADATA})
 * @param geo the tags that place it on the map
 */
public record TiffDirectory(
    int index,
    int subfileType,
    int width,
    int height,
    int bits,
    int sampleFormat,
    int bands,
    int compression,
    int photometric,
    boolean planar,
    boolean tiled,
    int blockWidth,
    int blockHeight,
    List<Integer> extraSamples,
    long[] offsets,
    long[] byteCounts,
    Optional<String> nodata,
    Optional<String> metadata,
    GeoTags geo) {
  /** GDAL's tag of an XML of items. */
  public static final int GDAL_METADATA = 42112;

  /** GDAL's tag of the value that means no data, a text. */
  public static final int GDAL_NODATA = 42113;

  /**
   * Where a GeoTIFF lies; an absent tag is an empty array.
   *
   * @param pixelScale ModelPixelScale
   * @param tiepoints ModelTiepoint
   * @param transformation ModelTransformation, 16 numbers row by row
   * @param keys GeoKeyDirectory, the directory of GeoKeys
   */
  public record GeoTags(
      double[] pixelScale, double[] tiepoints, double[] transformation, int[] keys) {

    /** The value of a short GeoKey, if it is there. */
    public Optional<Integer> key(int id) {
      for (int i = 4; i + 3 < keys.length; i += 4) {
        if (keys[i] == id && keys[i + 1] == 0) {
          return Optional.of(keys[i + 3]);
        }
      }
      return Optional.empty();
    }
  }

  /** Bytes of one decoded block. */
  public long blockBytes() {
    long samples = (long) blockWidth * blockHeight * (planar ? 1 : bands);
    return (samples * bits + 7) / 8;
  }

  /** Bytes of the whole image, decoded. */
  public long decodedBytes() {
    return ((long) width * height * bits + 7) / 8 * bands;
  }

  /** Blocks side by side. */
  public int blocksAcross() {
    return (width + blockWidth - 1) / blockWidth;
  }

  /** Blocks one above the other. */
  public int blocksDown() {
    return (height + blockHeight - 1) / blockHeight;
  }

  /** Whether it is a mask of the image (4), not the image. */
  public boolean isMask() {
    return (subfileType & 4) != 0 || photometric == 4;
  }

  /** Whether it is a smaller copy of the image. */
  public boolean isOverview() {
    return (subfileType & 1) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TiffDirectory that
        && index == that.index
        && Arrays.equals(offsets, that.offsets)
        && Arrays.equals(byteCounts, that.byteCounts);
  }

  @Override
  public int hashCode() {
    return 31 * index + Arrays.hashCode(offsets);
  }
}

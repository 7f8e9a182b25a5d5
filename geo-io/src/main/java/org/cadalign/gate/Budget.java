package org.cadalign.gate;

/**
 * What one input may cost at most. A file that would cost more is refused before it is parsed.
 *
 * @param maxPixels columns times rows of an image
 * @param maxBlockBytes decoded bytes of one tile or strip, which a decoder has to hold at once
 * @param maxCacheBytes decoded pixels kept in memory for each open image
 * @param maxTempBytes size of the temporary file of one image that cannot be read by window as it
 *     is
 * @param maxFiles files of a mosaic
 */
public record Budget(
    long maxPixels, long maxBlockBytes, long maxCacheBytes, long maxTempBytes, int maxFiles) {
  private static final long MIB = 1L << 20;

  public Budget {
    if (maxPixels < 1
        || maxBlockBytes < 1
        || maxCacheBytes < 0
        || maxTempBytes < 0
        || maxFiles < 1) {
      throw new IllegalArgumentException("a budget is negative or allows nothing");
    }
  }

  /**
   * 2^31 - 1 pixels, blocks of 256 MiB, 96 MiB of cache, 20 GiB of temporary file, 100 000 files.
   */
  public static Budget defaults() {
    return new Budget(Integer.MAX_VALUE, 256 * MIB, 96 * MIB, 20 * 1024 * MIB, 100_000);
  }

  /** The same with another limit for temporary files, bytes. */
  public Budget withMaxTempBytes(long bytes) {
    return new Budget(maxPixels, maxBlockBytes, maxCacheBytes, bytes, maxFiles);
  }

  /**
   * Checks an image's size as its header claims it.
   *
   * @param width columns
   * @param height rows
   * @throws DataException if it is empty or too large
   */
  public void checkSize(Object file, long width, long height) throws DataException {
    if (width < 1 || height < 1) {
      throw new DataException(
          DataException.Code.CORRUPT,
          file,
          "its header claims " + width + " x " + height + " pixels",
          "export it again");
    }
    if (width > Integer.MAX_VALUE / 8
        || height > Integer.MAX_VALUE / 8
        || width * height > maxPixels) {
      throw new DataException(
          DataException.Code.OVER_BUDGET,
          file,
          "its header claims " + width + " x " + height + " pixels, more than " + maxPixels,
          "cut overlapping parts of it (gdal_translate -projwin), and align each with --bbox");
    }
  }

  /**
   * Checks that a file is not much smaller than what it claims to unpack to.
   *
   * @param fileBytes length of the file
   * @param decodedBytes what its header says it decodes to
   */
  public static void checkRatio(Object file, long fileBytes, long decodedBytes)
      throws DataException {
    if (decodedBytes / 5000 > fileBytes) {
      throw new DataException(
          DataException.Code.OVER_BUDGET,
          file,
          "its " + fileBytes + " bytes claim to hold " + decodedBytes + " bytes of pixels",
          "if that is so, write it again without compression or cut it into parts");
    }
  }
}

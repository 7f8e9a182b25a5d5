package org.cadalign.gate;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.GeoTIFFTagSet;

/**
 * Makes a {@link TiffDirectory} of the tags of one directory, and checks that they agree with each
 * other.
 */
final class TiffDirectoryReader {
  private final Object file;
  private final TiffEntries entries;
  private final Budget budget;
  private final long fileLength;

  TiffDirectoryReader(Object file, TiffEntries entries, Budget budget, long fileLength) {
    this.file = file;
    this.entries = entries;
    this.budget = budget;
    this.fileLength = fileLength;
  }

  TiffDirectory read(int index) throws IOException, DataException {
    long width = entries.number(BaselineTIFFTagSet.TAG_IMAGE_WIDTH, 0);
    long height = entries.number(BaselineTIFFTagSet.TAG_IMAGE_LENGTH, 0);
    budget.checkSize(file, width, height);
    boolean tiled = entries.has(BaselineTIFFTagSet.TAG_TILE_WIDTH);
    long blockWidth = tiled ? entries.number(BaselineTIFFTagSet.TAG_TILE_WIDTH, 0) : width;
    long blockHeight =
        tiled
            ? entries.number(BaselineTIFFTagSet.TAG_TILE_LENGTH, 0)
            : entries.number(BaselineTIFFTagSet.TAG_ROWS_PER_STRIP, height);
    if (!tiled) {
      blockHeight = Math.min(blockHeight, height);
    }
    budget.checkSize(file, blockWidth, blockHeight);
    int[] bits = ints(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 1);
    TiffDirectory directory =
        new TiffDirectory(
            index,
            clamped(entries.number(BaselineTIFFTagSet.TAG_NEW_SUBFILE_TYPE, 0)),
            (int) width,
            (int) height,
            bits[0],
            ints(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT, 1)[0],
            bands(),
            clamped(entries.number(BaselineTIFFTagSet.TAG_COMPRESSION, 1)),
            clamped(entries.number(BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION, 1)),
            entries.number(BaselineTIFFTagSet.TAG_PLANAR_CONFIGURATION, 1)
                == BaselineTIFFTagSet.PLANAR_CONFIGURATION_PLANAR,
            tiled,
            (int) blockWidth,
            (int) blockHeight,
            extraSamples(),
            entries.numbers(
                tiled ? BaselineTIFFTagSet.TAG_TILE_OFFSETS : BaselineTIFFTagSet.TAG_STRIP_OFFSETS),
            entries.numbers(
                tiled
                    ? BaselineTIFFTagSet.TAG_TILE_BYTE_COUNTS
                    : BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS),
            entries.text(TiffDirectory.GDAL_NODATA),
            entries.text(TiffDirectory.GDAL_METADATA),
            new TiffDirectory.GeoTags(
                entries.doubles(GeoTIFFTagSet.TAG_MODEL_PIXEL_SCALE),
                entries.doubles(GeoTIFFTagSet.TAG_MODEL_TIE_POINT),
                entries.doubles(GeoTIFFTagSet.TAG_MODEL_TRANSFORMATION),
                entries.has(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY)
                    ? ints(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY, 0)
                    : new int[0]));
    check(directory, bits);
    return directory;
  }

  private void check(TiffDirectory directory, int[] bits) throws DataException {
    for (int b : bits) {
      if (b < 1 || b > 64 || b != bits[0]) {
        throw TiffScan.damaged(file, "its bands have " + Arrays.toString(bits) + " bits");
      }
    }
    if (directory.blockBytes() > budget.maxBlockBytes()
        && directory.compression() != BaselineTIFFTagSet.COMPRESSION_NONE) {
      throw new DataException(
          DataException.Code.OVER_BUDGET,
          file,
          "one of its blocks unpacks to "
              + directory.blockBytes()
              + " bytes, more than "
              + budget.maxBlockBytes(),
          "write it in tiles: gdal_translate -co TILED=YES");
    }
    long blocks =
        (long) directory.blocksAcross()
            * directory.blocksDown()
            * (directory.planar() ? directory.bands() : 1);
    if (directory.offsets().length != blocks || directory.byteCounts().length != blocks) {
      throw TiffScan.damaged(
          file, "it should have " + blocks + " blocks and lists " + directory.offsets().length);
    }
    Budget.checkRatio(file, fileLength, directory.decodedBytes());
  }

  private int bands() throws IOException, DataException {
    long bands = entries.number(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL, 1);
    if (bands < 1 || bands > 10_000) {
      throw TiffScan.damaged(file, "it claims " + bands + " bands");
    }
    return (int) bands;
  }

  /** More meanings than bands say nothing of any: such a tag is passed over, as by GDAL. */
  private List<Integer> extraSamples() throws IOException, DataException {
    long[] meanings = entries.numbers(BaselineTIFFTagSet.TAG_EXTRA_SAMPLES);
    return meanings.length > bands()
        ? List.of()
        : Arrays.stream(meanings).mapToInt(TiffDirectoryReader::clamped).boxed().toList();
  }

  private int[] ints(int tag, int otherwise) throws IOException, DataException {
    long[] values = entries.numbers(tag);
    return values.length == 0
        ? new int[] {otherwise}
        : Arrays.stream(values).mapToInt(TiffDirectoryReader::clamped).toArray();
  }

  private static int clamped(long value) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(value, Integer.MAX_VALUE));
  }
}

package org.cadalign.gate;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

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
    long width = entries.number(256, 0);
    long height = entries.number(257, 0);
    budget.checkSize(file, width, height);
    boolean tiled = entries.has(322);
    long blockWidth = tiled ? entries.number(322, 0) : width;
    long blockHeight = tiled ? entries.number(323, 0) : entries.number(278, height);
    if (!tiled) {
      blockHeight = Math.min(blockHeight, height);
    }
    budget.checkSize(file, blockWidth, blockHeight);
    int[] bits = ints(258, 1);
    TiffDirectory directory =
        new TiffDirectory(
            index,
            clamped(entries.number(254, 0)),
            (int) width,
            (int) height,
            bits[0],
            ints(339, 1)[0],
            bands(),
            clamped(entries.number(259, 1)),
            clamped(entries.number(262, 1)),
            entries.number(284, 1) == 2,
            tiled,
            (int) blockWidth,
            (int) blockHeight,
            extraSamples(),
            entries.numbers(tiled ? 324 : 273),
            entries.numbers(tiled ? 325 : 279),
            entries.text(42113),
            entries.text(42112),
            new TiffDirectory.GeoTags(
                entries.doubles(33550),
                entries.doubles(33922),
                entries.doubles(34264),
                entries.has(34735) ? ints(34735, 0) : new int[0]));
    check(directory, bits);
    return directory;
  }

  private void check(TiffDirectory directory, int[] bits) throws DataException {
    for (int b : bits) {
      if (b < 1 || b > 64 || b != bits[0]) {
        throw TiffScan.damaged(file, "its bands have " + Arrays.toString(bits) + " bits");
      }
    }
    if (directory.blockBytes() > budget.maxBlockBytes() && directory.compression() != 1) {
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
    long bands = entries.number(277, 1);
    if (bands < 1 || bands > 10_000) {
      throw TiffScan.damaged(file, "it claims " + bands + " bands");
    }
    return (int) bands;
  }

  /** More meanings than bands say nothing of any: such a tag is passed over, as by GDAL. */
  private List<Integer> extraSamples() throws IOException, DataException {
    long[] meanings = entries.numbers(338);
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

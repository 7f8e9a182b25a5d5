package org.cadalign.gate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;

/**
 * The tags of one directory; their places in the file are checked when they are added, values read
 * on demand.
 */
final class TiffEntries {
  private static final int MAX_VALUES = 1 << 22;

  /** Tags that the scan goes by, so that decoders must read them as it does. */
  private static final Set<Integer> DECODED =
      Set.of(
          BaselineTIFFTagSet.TAG_IMAGE_WIDTH,
          BaselineTIFFTagSet.TAG_IMAGE_LENGTH,
          BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE,
          BaselineTIFFTagSet.TAG_COMPRESSION,
          BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION,
          BaselineTIFFTagSet.TAG_STRIP_OFFSETS,
          BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL,
          BaselineTIFFTagSet.TAG_ROWS_PER_STRIP,
          BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS,
          BaselineTIFFTagSet.TAG_PLANAR_CONFIGURATION,
          BaselineTIFFTagSet.TAG_TILE_WIDTH,
          BaselineTIFFTagSet.TAG_TILE_LENGTH,
          BaselineTIFFTagSet.TAG_TILE_OFFSETS,
          BaselineTIFFTagSet.TAG_TILE_BYTE_COUNTS,
          BaselineTIFFTagSet.TAG_EXTRA_SAMPLES,
          BaselineTIFFTagSet.TAG_SAMPLE_FORMAT);

  private final Object file;
  private final FileChannel channel;
  private final ByteOrder order;
  private final TreeMap<Integer, Entry> entries = new TreeMap<>();
  private long next;

  private record Entry(TiffType type, long count, long offset) {}

  TiffEntries(Object file, FileChannel channel, ByteOrder order) {
    this.file = file;
    this.channel = channel;
    this.order = order;
  }

  /**
   * Adds a tag. If it stands there already, the first counts.
   *
   * @throws DataException if that matters to decoders, of which some take the last
   */
  void add(int tag, TiffType type, long count, long offset) throws IOException, DataException {
    Entry entry = new Entry(type, count, offset);
    Entry first = entries.putIfAbsent(tag, entry);
    if (first != null
        && DECODED.contains(tag)
        && (count != first.count || !Arrays.equals(numbers(tag, entry), numbers(tag, first)))) {
      throw TiffScan.damaged(file, "tag " + tag + " stands twice with different values");
    }
  }

  void setNext(long offset) {
    next = offset;
  }

  /** Where the next directory begins; 0 after the last. */
  long next() {
    return next;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** The first value of a tag as a whole number, or a default. */
  long number(int tag, long otherwise) throws IOException, DataException {
    long[] values = numbers(tag);
    return values.length == 0 ? otherwise : values[0];
  }

  /** All values of a tag as whole numbers; none if it is absent. */
  long[] numbers(int tag) throws IOException, DataException {
    Entry entry = entries.get(tag);
    return entry == null ? new long[0] : numbers(tag, entry);
  }

  private long[] numbers(int tag, Entry entry) throws IOException, DataException {
    if (!entry.type.isWhole()) {
      throw TiffScan.damaged(
          file, "tag " + tag + " is of type " + entry.type + ", which is no whole number");
    }
    ByteBuffer data = values(tag, entry);
    long[] numbers = new long[(int) entry.count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = entry.type.whole(data);
    }
    return numbers;
  }

  /** All values of a tag of doubles; none if it is absent or of another type. */
  double[] doubles(int tag) throws IOException, DataException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != TiffType.DOUBLE) {
      return new double[0];
    }
    double[] numbers = new double[(int) Math.min(entry.count, MAX_VALUES)];
    values(tag, entry).asDoubleBuffer().get(numbers);
    return numbers;
  }

  Optional<String> text(int tag) throws IOException, DataException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != TiffType.ASCII) {
      return Optional.empty();
    }
    byte[] bytes = values(tag, entry).array();
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return Optional.of(new String(bytes, 0, end, StandardCharsets.UTF_8).strip());
  }

  private ByteBuffer values(int tag, Entry entry) throws IOException, DataException {
    if (entry.count > MAX_VALUES) {
      throw TiffScan.damaged(file, "tag " + tag + " has " + entry.count + " values");
    }
    return bytes(channel, order, entry.offset, (int) entry.count * entry.type.bytes());
  }

  static ByteBuffer bytes(FileChannel channel, ByteOrder order, long offset, int size)
      throws IOException {
    ByteBuffer data = ByteBuffer.allocate(size).order(order);
    while (data.hasRemaining()) {
      if (channel.read(data, offset + data.position()) < 0) {
        throw new EOFException();
      }
    }
    return data.flip();
  }
}

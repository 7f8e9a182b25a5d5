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

/**
 * The tags of one directory; their places in the file are checked when they are added, values read
 * on demand.
 */
final class TiffEntries {
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  /**
   * Bytes of memory that a decoder takes for one value of a type: a text of single letters becomes
   * strings of one letter each, a fraction an array of its two numbers.
   */
  private static final int[] HELD = {0, 1, 32, 2, 8, 40, 1, 1, 2, 4, 32, 4, 8, 8, 0, 0, 8, 8, 8};

  private static final int MAX_VALUES = 1 << 22;

  /** BYTE, SHORT, LONG, LONG8, with a sign or without, UNDEFINED, and places of directories. */
  private static final Set<Integer> WHOLE = Set.of(1, 3, 4, 6, 7, 8, 9, 13, 16, 17, 18);

  /** Tags that the scan goes by, so that decoders must read them as it does. */
  private static final Set<Integer> DECODED =
      Set.of(256, 257, 258, 259, 262, 273, 277, 278, 279, 284, 322, 323, 324, 325, 338, 339);

  private final Object file;
  private final FileChannel channel;
  private final ByteOrder order;
  private final TreeMap<Integer, Entry> entries = new TreeMap<>();
  private long next;

  private record Entry(int type, long count, long offset) {}

  TiffEntries(Object file, FileChannel channel, ByteOrder order) {
    this.file = file;
    this.channel = channel;
    this.order = order;
  }

  /** Bytes of one value of a type; 0 for a type that TIFF does not know. */
  static int sizeOf(int type) {
    return type < SIZES.length ? SIZES[type] : 0;
  }

  /** Bytes of memory that a decoder takes for one value of a type. */
  static int heldBy(int type) {
    return type < HELD.length ? HELD[type] : 0;
  }

  /**
   * Adds a tag. If it stands there already, the first counts.
   *
   * @throws DataException if that matters to decoders, of which some take the last
   */
  void add(int tag, int type, long count, long offset) throws IOException, DataException {
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
    if (!WHOLE.contains(entry.type)) {
      throw TiffScan.damaged(
          file, "tag " + tag + " is of type " + entry.type + ", which is no whole number");
    }
    ByteBuffer data = values(tag, entry);
    long[] numbers = new long[(int) entry.count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole(data, entry.type);
    }
    return numbers;
  }

  /** All values of a tag of doubles; none if it is absent or of another type. */
  double[] doubles(int tag) throws IOException, DataException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != 12) {
      return new double[0];
    }
    double[] numbers = new double[(int) Math.min(entry.count, MAX_VALUES)];
    values(tag, entry).asDoubleBuffer().get(numbers);
    return numbers;
  }

  Optional<String> text(int tag) throws IOException, DataException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != 2) {
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
    return bytes(channel, order, entry.offset, (int) entry.count * sizeOf(entry.type));
  }

  private static long whole(ByteBuffer data, int type) {
    return switch (type) {
      case 1, 7 -> Byte.toUnsignedLong(data.get());
      case 6 -> data.get();
      case 3 -> Short.toUnsignedLong(data.getShort());
      case 8 -> data.getShort();
      case 4, 13 -> Integer.toUnsignedLong(data.getInt());
      case 9 -> data.getInt();
      default -> data.getLong();
    };
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

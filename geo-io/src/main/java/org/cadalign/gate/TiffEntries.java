package org.cadalign.gate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tags of one directory; their places in the file are checked when they are added, values read
 * on demand.
 */
final class TiffEntries {
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final int MAX_VALUES = 1 << 22;

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

  void add(int tag, int type, long count, long offset) {
    entries.putIfAbsent(tag, new Entry(type, count, offset));
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
    if (entry == null) {
      return new long[0];
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
    return switch (sizeOf(type)) {
      case 1 -> Byte.toUnsignedLong(data.get());
      case 2 -> Short.toUnsignedLong(data.getShort());
      case 4 -> Integer.toUnsignedLong(data.getInt());
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

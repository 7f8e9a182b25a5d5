package org.cadalign.gate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the directories of a TIFF or BigTIFF file before any decoder does, and refuses what could
 * make one allocate without bound: sizes over the budget, counts and offsets beyond the file, tags
 * that together claim more than the file has, chains without end, and small files that claim to
 * unpack to huge ones. Blocks that lie beyond the file's end are left to the moment when they are
 * read, so that a truncated file still gives its other windows.
 */
public final class TiffScan {
  private static final int MAX_DIRECTORIES = 64;
  private static final int MAX_ENTRIES = 4096;

  /** What the values of all tags may take in a decoder's memory, bytes. */
  private static final long MAX_HELD = 512L << 20;

  /** What the values of all tags may claim, beside twice the length of the file: some share one. */
  private static final long SHARED = 1L << 20;

  /** Types by which ImageIO-ext marks what it loads later. */
  private static final Set<Integer> LAZY_TYPES = Set.of(14, 15);

  private final Object file;
  private final FileChannel channel;
  private final long length;
  private final Budget budget;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean big;
  private long claimed;
  private long held;

  private TiffScan(Object file, FileChannel channel, Budget budget) throws IOException {
    this.file = file;
    this.channel = channel;
    this.length = channel.size();
    this.budget = budget;
  }

  /**
   * All directories of a file, in their order.
   *
   * @throws DataException if the file is no TIFF, is damaged, or is over the budget
   */
  public static List<TiffDirectory> read(Path file, Budget budget) throws DataException {
    RegularFile.check(file);
    try (FileChannel channel = FileChannel.open(file)) {
      return new TiffScan(file, channel, budget).directories();
    } catch (EOFException e) {
      throw damaged(file, "its header ends too early");
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, "it cannot be read", "check its permissions", e);
    }
  }

  private List<TiffDirectory> directories() throws IOException, DataException {
    List<TiffDirectory> found = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (long next = header(); next != 0; ) {
      if (!seen.add(next)) {
        throw damaged(file, "its directory at byte " + next + " points back to itself");
      }
      if (found.size() == MAX_DIRECTORIES) {
        throw damaged(file, "it holds more than " + MAX_DIRECTORIES + " images");
      }
      TiffEntries entries = entries(next);
      found.add(new TiffDirectoryReader(file, entries, budget, length).read(found.size()));
      next = entries.next();
    }
    if (found.isEmpty()) {
      throw damaged(file, "it holds no image");
    }
    return found;
  }

  private long header() throws IOException, DataException {
    ByteBuffer head = bytes(0, 8);
    order = head.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    head.order(order);
    big = head.getShort(2) == 43;
    if ((!big && head.getShort(2) != 42) || head.get(0) != head.get(1)) {
      throw damaged(file, "it is no TIFF file");
    }
    return big ? bytes(8, 8).getLong(0) : Integer.toUnsignedLong(head.getInt(4));
  }

  private TiffEntries entries(long offset) throws IOException, DataException {
    checkRange(offset, big ? 8 : 2, "its directory");
    long count =
        big ? bytes(offset, 8).getLong(0) : Short.toUnsignedInt(bytes(offset, 2).getShort(0));
    if (count < 1 || count > MAX_ENTRIES) {
      throw damaged(file, "its directory at byte " + offset + " has " + count + " entries");
    }
    int size = big ? 20 : 12;
    long first = offset + (big ? 8 : 2);
    ByteBuffer table = bytes(first, Math.toIntExact(count * size + (big ? 8 : 4)));
    TiffEntries entries = new TiffEntries(file, channel, order);
    for (int i = 0; i < count; i++) {
      addEntry(entries, table, i * size, first + (long) i * size);
    }
    int end = Math.toIntExact(count * size);
    entries.setNext(big ? table.getLong(end) : Integer.toUnsignedLong(table.getInt(end)));
    return entries;
  }

  private void addEntry(TiffEntries entries, ByteBuffer table, int at, long position)
      throws IOException, DataException {
    int tag = Short.toUnsignedInt(table.getShort(at));
    int type = Short.toUnsignedInt(table.getShort(at + 2));
    long count = big ? table.getLong(at + 4) : Integer.toUnsignedLong(table.getInt(at + 4));
    Optional<TiffType> known = TiffType.of(type);
    String place = "tag " + tag + " at byte " + position;
    if (LAZY_TYPES.contains(type)) {
      throw damaged(file, place + " is of type " + type + ", which TIFF does not know");
    }
    if (known.isEmpty()) {
      return;
    }
    int unit = known.get().bytes();
    int inline = big ? 8 : 4;
    if (count < 0 || count > length / unit) {
      throw damaged(
          file,
          place
              + " claims "
              + Long.toUnsignedString(count)
              + " values, more than the file has bytes");
    }
    long where = position + (big ? 12 : 8);
    if (count * unit > inline) {
      int field = at + (big ? 12 : 8);
      where = big ? table.getLong(field) : Integer.toUnsignedLong(table.getInt(field));
      checkRange(where, count * unit, place);
    }
    checkSum(count * unit, count * known.get().held());
    entries.add(tag, known.get(), count, where);
  }

  /** Decoders hold the values of all tags, each by itself. */
  private void checkSum(long bytes, long inMemory) throws DataException {
    claimed += bytes;
    held += inMemory;
    if (claimed > 2 * length + SHARED) {
      throw damaged(
          file,
          "the values of its tags add up to "
              + claimed
              + " bytes or more, those of the file to "
              + length);
    }
    if (held > MAX_HELD) {
      throw new DataException(
          DataException.Code.OVER_BUDGET,
          file,
          "its tags take more than " + (MAX_HELD >> 20) + " MiB of memory",
          "write the image again without its metadata");
    }
  }

  private void checkRange(long offset, long size, String what) throws DataException {
    if (offset < 0 || size > length || offset > length - size) {
      throw damaged(
          file, what + " points to byte " + Long.toUnsignedString(offset) + " of " + length);
    }
  }

  private ByteBuffer bytes(long offset, int size) throws IOException, DataException {
    checkRange(offset, size, "its header");
    return TiffEntries.bytes(channel, order, offset, size);
  }

  static DataException damaged(Object file, String reason) {
    return new DataException(
        DataException.Code.CORRUPT,
        file,
        reason,
        "the file is damaged or incomplete: copy or export it again");
  }
}

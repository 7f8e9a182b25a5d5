package org.cadalign.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The directory of one TIFF image, to be written: little endian, classic or BigTIFF. */
final class TiffTags {
  private final boolean big;
  private final Map<Integer, Tag> tags = new TreeMap<>();

  private record Tag(int type, long count, byte[] data) {}

  TiffTags(boolean big) {
    this.big = big;
  }

  void shorts(int tag, int... values) {
    ByteBuffer data = buffer(2 * values.length);
    for (int value : values) {
      data.putShort((short) value);
    }
    tags.put(tag, new Tag(3, values.length, data.array()));
  }

  void longs(int tag, int... values) {
    ByteBuffer data = buffer(4 * values.length);
    for (int value : values) {
      data.putInt(value);
    }
    tags.put(tag, new Tag(4, values.length, data.array()));
  }

  /** Places or lengths in the file: 8 bytes each in a BigTIFF, else 4. */
  void offsets(int tag, long[] values) {
    ByteBuffer data = buffer((big ? 8 : 4) * values.length);
    for (long value : values) {
      if (big) {
        data.putLong(value);
      } else {
        data.putInt((int) value);
      }
    }
    tags.put(tag, new Tag(big ? 16 : 4, values.length, data.array()));
  }

  void doubles(int tag, double... values) {
    ByteBuffer data = buffer(8 * values.length);
    for (double value : values) {
      data.putDouble(value);
    }
    tags.put(tag, new Tag(12, values.length, data.array()));
  }

  void text(int tag, String text) {
    byte[] data = (text + "\0").getBytes(StandardCharsets.UTF_8);
    tags.put(tag, new Tag(2, data.length, data));
  }

  /** The directory and the values that do not fit into it, as they stand at a place in the file. */
  ByteBuffer encode(long at) {
    int inline = big ? 8 : 4;
    int table = (big ? 16 : 6) + tags.size() * (big ? 20 : 12);
    int size = table;
    for (Tag tag : tags.values()) {
      size += tag.data.length > inline ? tag.data.length + (tag.data.length & 1) : 0;
    }
    ByteBuffer out = buffer(size);
    count(out, tags.size(), !big);
    int values = table;
    for (Map.Entry<Integer, Tag> entry : tags.entrySet()) {
      Tag tag = entry.getValue();
      out.putShort(entry.getKey().shortValue()).putShort((short) tag.type);
      count(out, tag.count, false);
      if (tag.data.length <= inline) {
        out.put(tag.data).position(out.position() + inline - tag.data.length);
      } else {
        count(out, at + values, false);
        out.put(values, tag.data);
        values += tag.data.length + (tag.data.length & 1);
      }
    }
    return out.rewind();
  }

  private void count(ByteBuffer out, long value, boolean two) {
    if (two) {
      out.putShort((short) value);
    } else if (big) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}

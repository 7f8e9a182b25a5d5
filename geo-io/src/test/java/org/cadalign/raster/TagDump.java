package org.cadalign.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The tags of the first image of a little-endian TIFF or BigTIFF as text, read by the letter of the
 * specification and by nothing of the program.
 */
final class TagDump {
  private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8};

  private final ByteBuffer file;
  private final boolean big;

  private TagDump(ByteBuffer file) {
    this.file = file;
    this.big = file.getShort(2) == 43;
  }

  static Map<Integer, String> of(Path file) throws IOException {
    return new TagDump(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN))
        .tags();
  }

  private Map<Integer, String> tags() {
    int directory = word(big ? 8 : 4);
    int count = big ? word(directory) : file.getShort(directory);
    Map<Integer, String> tags = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int entry = directory + (big ? 8 + 20 * i : 2 + 12 * i);
      tags.put(file.getShort(entry) & 0xffff, value(entry));
    }
    return tags;
  }

  private String value(int entry) {
    int type = file.getShort(entry + 2);
    int count = word(entry + 4);
    int field = entry + (big ? 12 : 8);
    int at = count * BYTES[type] <= (big ? 8 : 4) ? field : word(field);
    if (type == 2) {
      return new String(file.array(), at, count - 1, StandardCharsets.UTF_8);
    }
    StringJoiner values = new StringJoiner(" ");
    for (int i = 0; i < count; i++) {
      values.add(number(type, at + i * BYTES[type]));
    }
    return values.toString();
  }

  private String number(int type, int at) {
    return switch (type) {
      case 3 -> Integer.toString(file.getShort(at) & 0xffff);
      case 4 -> Integer.toString(file.getInt(at));
      case 12 -> Double.toString(file.getDouble(at));
      case 16 -> Long.toString(file.getLong(at));
      default -> throw new AssertionError("no reader for type " + type);
    };
  }

  private int word(int at) {
    return big ? Math.toIntExact(file.getLong(at)) : file.getInt(at);
  }
}

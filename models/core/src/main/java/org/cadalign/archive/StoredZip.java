package org.cadalign.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32;

/**
 * Zip files of one canonical form: stored, dated 1980-01-01, no extra fields, no comments, ASCII
 * names. Any zip tool opens them. Reading accepts no other form, so nothing can hide in a header.
 */
final class StoredZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_SIZE = 30;
  private static final short VERSION = 10;
  private static final int FIRST_OF_1980 = 0x0021 << 16;
  private static final int MAX_NAME = 128;

  private StoredZip() {}

  /** Writes entries in their order. */
  static void write(OutputStream out, Map<String, byte[]> entries) throws IOException {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      out.write(local(entry.getKey(), entry.getValue().length, crc(entry.getValue())));
      out.write(entry.getValue());
    }
    out.write(tail(entries));
  }

  /**
   * Reads all entries, in their order.
   *
   * @param limit greatest size of an entry by name, bytes; negative if there must be none of that
   *     name
   * @param total greatest size of all entries together, bytes
   */
  static Map<String, byte[]> read(InputStream in, ToLongFunction<String> limit, long total)
      throws IOException, ModelFormatException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    byte[] signature = in.readNBytes(4);
    long left = total;
    while (Arrays.equals(signature, little(4).putInt(LOCAL).array())) {
      left -= readEntry(in, entries, limit, left);
      signature = in.readNBytes(4);
    }
    if (entries.isEmpty()) {
      throw new ModelFormatException("this is no cadalign model: it does not begin as a zip file");
    }
    readTail(in, signature, entries);
    return entries;
  }

  private static int readEntry(
      InputStream in, Map<String, byte[]> entries, ToLongFunction<String> limit, long left)
      throws IOException, ModelFormatException {
    ByteBuffer header = little(LOCAL_SIZE).putInt(LOCAL).put(exactly(in, LOCAL_SIZE - 4));
    int nameSize = header.getShort(26) & 0xffff;
    if (nameSize > MAX_NAME) {
      throw new ModelFormatException("an entry's name has " + nameSize + " bytes");
    }
    String name = new String(exactly(in, nameSize), StandardCharsets.US_ASCII);
    if (limit.applyAsLong(name) < 0 || entries.containsKey(name)) {
      throw new ModelFormatException("entry '" + name + "' does not belong in this file");
    }
    long size = header.getInt(22) & 0xffffffffL;
    if (size > Math.min(left, limit.applyAsLong(name))) {
      throw new ModelFormatException("entry '" + name + "' claims " + size + " bytes: too many");
    }
    byte[] content = exactly(in, (int) size);
    check(name, content, header);
    entries.put(name, content);
    return content.length;
  }

  private static void check(String name, byte[] content, ByteBuffer header)
      throws ModelFormatException {
    int crc = header.getInt(14);
    byte[] canonical = Arrays.copyOf(local(name, content.length, crc), LOCAL_SIZE);
    if (!Arrays.equals(header.array(), canonical)) {
      throw new ModelFormatException("entry '" + name + "' is not stored as cadalign stores it");
    }
    if (crc(content) != crc) {
      throw new ModelFormatException("entry '" + name + "' is damaged: its checksum differs");
    }
  }

  private static void readTail(InputStream in, byte[] signature, Map<String, byte[]> entries)
      throws IOException, ModelFormatException {
    byte[] expected = tail(entries);
    byte[] rest = in.readNBytes(expected.length - signature.length + 1);
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    found.write(signature);
    found.write(rest);
    if (!Arrays.equals(found.toByteArray(), expected)) {
      throw new ModelFormatException("the table of entries at the end is damaged or cut off");
    }
  }

  private static byte[] local(String name, int size, int crc) {
    ByteBuffer header = little(LOCAL_SIZE + name.length()).putInt(LOCAL);
    return common(header, name, size, crc).put(ascii(name)).array();
  }

  /** The central directory and the record that ends it. */
  private static byte[] tail(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    int offset = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String name = entry.getKey();
      byte[] content = entry.getValue();
      ByteBuffer header = little(46 + name.length()).putInt(CENTRAL).putShort(VERSION);
      common(header, name, content.length, crc(content));
      header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
      directory.write(header.put(ascii(name)).array());
      offset = Math.addExact(offset, LOCAL_SIZE + name.length() + content.length);
    }
    short count = (short) entries.size();
    int size = directory.size();
    ByteBuffer end = little(22).putInt(END).putInt(0).putShort(count).putShort(count);
    directory.write(end.putInt(size).putInt(offset).putShort((short) 0).array());
    return directory.toByteArray();
  }

  /** The fields that local and central headers share, from version to length of extra fields. */
  private static ByteBuffer common(ByteBuffer header, String name, int size, int crc) {
    header.putShort(VERSION).putShort((short) 0).putShort((short) 0).putInt(FIRST_OF_1980);
    header.putInt(crc).putInt(size).putInt(size);
    return header.putShort((short) name.length()).putShort((short) 0);
  }

  private static byte[] exactly(InputStream in, int size) throws IOException, ModelFormatException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new ModelFormatException("the file is cut off");
    }
    return bytes;
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}

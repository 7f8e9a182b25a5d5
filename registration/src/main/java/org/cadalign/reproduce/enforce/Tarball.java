package org.cadalign.reproduce.enforce;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Plain files of a {@code .tgz}: headers of 512 bytes, each before its file's own blocks. */
final class Tarball {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SIZE_DIGITS = 11;

  private Tarball() {}

  /**
   * Reads some entries.
   *
   * @param wanted by name
   * @param largest bytes of an entry that is still read
   */
  static SortedMap<String, byte[]> read(Path file, Predicate<String> wanted, long largest)
      throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        String name = text(header, 0, NAME);
        long size = size(header, file);
        long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
        if (wanted.test(name) && size <= largest) {
          byte[] content = in.readNBytes((int) size);
          if (content.length < size) {
            throw new EOFException(file + " ends within " + name);
          }
          entries.put(name, content);
          padded -= size;
        }
        in.skipNBytes(padded);
        header = in.readNBytes(BLOCK);
      }
    }
    return entries;
  }

  private static long size(byte[] header, Path file) throws IOException {
    String octal = text(header, SIZE, SIZE_DIGITS).strip();
    try {
      long size = Long.parseLong(octal, 8);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new IOException(file + " is no tar archive: size '" + octal + "'", e);
    }
    throw new IOException(file + " is no tar archive: size '" + octal + "'");
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }
}

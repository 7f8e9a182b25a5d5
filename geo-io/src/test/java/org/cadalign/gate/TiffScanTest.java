package org.cadalign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffScanTest {
  private static final int DIRECTORY = 8;

  @TempDir Path folder;

  @Test
  void readsAHeaderInBothByteOrdersAndSizes() throws Exception {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      TiffDirectory read = scan(tiff(order, sound()).array()).get(0);
      assertThat(List.of(read.width(), read.height(), read.bands(), read.bits()))
          .containsExactly(20, 10, 1, 8);
      assertThat(read.tiled()).isFalse();
      assertThat(read.offsets()).containsExactly(8);
    }
  }

  @ParameterizedTest(name = "tag {0} = {1}")
  @CsvSource({
    "256, 2147483647, more than",
    "257, 2147483647, more than",
    "256, 0, 0 x 10",
    "257, 0, 20 x 0",
    "258, 0, bits",
    "258, 65, bits",
    "277, 0, 0 bands",
    "277, 60000, 60000 bands",
    "278, 1, should have 10 blocks",
    "278, 0, 20 x 0",
  })
  void refusesWhatTheHeaderClaims(int tag, long value, String reason) {
    refused(with(tag, 4, 1, value), reason);
  }

  @Test
  void refusesTwoHundredBytesThatClaimTheLargestImage() {
    List<long[]> entries = with(256, 4, 1, Integer.MAX_VALUE);
    entries.removeIf(e -> e[0] == 257);
    entries.add(1, new long[] {257, 4, 1, Integer.MAX_VALUE});
    refused(entries, "claims 2147483647 x 2147483647 pixels");
  }

  @ParameterizedTest(name = "tag {0} of type {1}, {2} values at {3}")
  @CsvSource({
    "273, 4, 4294967295, 8, claims 4294967295 values", "270, 12, 536870913, 8, claims 536870913",
    "34735, 3, 100, 4294967290, points to byte 4294967290", "33550, 12, 3, 190, points to byte 190",
    "42112, 2, 50, 4294967295, points to byte 4294967295",
  })
  void refusesCountsAndOffsetsBeyondTheFile(
      int tag, int type, long count, long value, String reason) {
    refused(with(tag, type, count, value), reason);
  }

  /** ImageIO-ext takes these two for what it loads later, however many values they claim. */
  @ParameterizedTest
  @ValueSource(ints = {14, 15})
  void refusesTypesThatTheDecoderKeepsForItself(int type) {
    List<long[]> entries = sound();
    entries.add(new long[] {273, type, Integer.MAX_VALUE, 8});
    refused(entries, "tag 273 at byte 118 is of type " + type);
  }

  /** A decoder holds the values of each tag, even where they lie on each other in the file. */
  @ParameterizedTest(name = "{0} tags of {1} bytes in a file of {2}")
  @CsvSource({
    "2, 4000000, 4000000, ''",
    "1000, 1000, 20000, ''",
    "30, 4000000, 4000000, add up to 12000032 bytes",
    "4000, 2000000, 2000000, add up to 6000032 bytes",
  })
  void refusesTagsThatClaimMoreThanTheFileHasBytes(int tags, int bytes, int length, String reason)
      throws Exception {
    List<long[]> entries = sound();
    for (int i = 0; i < tags; i++) {
      entries.add(new long[] {50000 + i, 1, bytes, 0});
    }
    byte[] file = Arrays.copyOf(tiff(ByteOrder.LITTLE_ENDIAN, entries).array(), length);
    if (reason.isEmpty()) {
      assertThat(scan(file)).hasSize(1);
    } else {
      refused(file, reason);
    }
  }

  /** Bytes, texts of one letter each, numbers and fractions: a decoder spends more on some. */
  @ParameterizedTest(name = "type {0}, {1} values")
  @CsvSource({
    "1, 40000000, ''",
    "2, 1000000, ''",
    "12, 5000000, ''",
    "5, 1000000, ''",
    "2, 40000000, more than 512 MiB",
    "5, 20000000, more than 512 MiB"
  })
  void refusesTagsThatADecoderCannotHold(int type, int count, String reason) throws Exception {
    List<long[]> entries = with(270, type, count, 0);
    Path file = folder.resolve("x.tif");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(tiff(ByteOrder.LITTLE_ENDIAN, entries).array());
      sparse.setLength(200_000_000);
    }
    if (reason.isEmpty()) {
      assertThat(TiffScan.read(file, Budget.defaults())).hasSize(1);
    } else {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> TiffScan.read(file, Budget.defaults()))
          .withMessageContaining(reason);
    }
  }

  @Test
  void refusesADirectoryThatPointsToItself() throws IOException {
    ByteBuffer bytes = tiff(ByteOrder.LITTLE_ENDIAN, sound());
    bytes.putInt(DIRECTORY + 2 + 12 * sound().size(), DIRECTORY);
    refused(bytes.array(), "points back to itself");
  }

  @Test
  void refusesAChainOfManyDirectories() throws IOException {
    byte[] one = tiff(ByteOrder.LITTLE_ENDIAN, sound()).array();
    ByteBuffer chain = ByteBuffer.allocate(one.length * 70).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 70; i++) {
      chain.put(i * one.length, one);
      chain.putInt(
          i * one.length + DIRECTORY + 2 + 12 * sound().size(), (i + 1) * one.length + DIRECTORY);
    }
    refused(chain.array(), "more than 64 images");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7, 8, 9, 20, 60, 120})
  void refusesAHeaderThatEndsEarly(int length) throws IOException {
    byte[] sound = tiff(ByteOrder.LITTLE_ENDIAN, sound()).array();
    refused(Arrays.copyOf(sound, length), "");
  }

  @Test
  void refusesASmallFileThatClaimsToBeHuge() {
    List<long[]> entries = with(256, 4, 1, 20000);
    entries.replaceAll(e -> e[0] == 257 || e[0] == 278 ? new long[] {e[0], 4, 1, 10000} : e);
    refused(entries, "claim to hold 200000000 bytes");
  }

  @Test
  void refusesABlockThatADecoderCannotHold() {
    List<long[]> entries = with(256, 4, 1, 30000);
    entries.replaceAll(e -> e[0] == 257 || e[0] == 278 ? new long[] {e[0], 4, 1, 30000} : e);
    entries.replaceAll(e -> e[0] == 259 ? new long[] {259, 3, 1, 8} : e);
    refused(entries, "one of its blocks unpacks to 900000000 bytes");
  }

  private void refused(List<long[]> entries, String reason) {
    try {
      refused(tiff(ByteOrder.LITTLE_ENDIAN, entries).array(), reason);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(byte[] bytes, String reason) throws IOException {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> scan(bytes))
        .withMessageContaining(reason)
        .withMessageContaining("x.tif");
  }

  private List<TiffDirectory> scan(byte[] bytes) throws IOException, DataException {
    Path file = folder.resolve("x.tif");
    Files.write(file, bytes);
    return TiffScan.read(file, Budget.defaults());
  }

  static List<long[]> with(int tag, int type, long count, long value) {
    List<long[]> entries = sound();
    entries.removeIf(e -> e[0] == tag);
    entries.add(new long[] {tag, type, count, value});
    return entries;
  }

  /** 20 x 10 gray pixels of 8 bits in one strip; tag, type, count, value. */
  static List<long[]> sound() {
    return new ArrayList<>(
        List.of(
            new long[] {256, 4, 1, 20},
            new long[] {257, 4, 1, 10},
            new long[] {258, 4, 1, 8},
            new long[] {259, 3, 1, 1},
            new long[] {262, 3, 1, 1},
            new long[] {273, 4, 1, 8},
            new long[] {277, 4, 1, 1},
            new long[] {278, 4, 1, 10},
            new long[] {279, 4, 1, 200}));
  }

  /** 200 bytes, or more if the entries take more. */
  static ByteBuffer tiff(ByteOrder order, List<long[]> entries) {
    int length = Math.max(200, DIRECTORY + 6 + 12 * entries.size());
    ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
    bytes.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(bytes.get(0));
    bytes.putShort((short) 42).putInt(DIRECTORY).putShort((short) entries.size());
    for (long[] e : entries) {
      bytes.putShort((short) e[0]).putShort((short) e[1]).putInt((int) e[2]);
      if (e[1] == 3 && e[2] == 1) {
        bytes.putShort((short) e[3]).putShort((short) 0);
      } else {
        bytes.putInt((int) e[3]);
      }
    }
    return bytes;
  }
}

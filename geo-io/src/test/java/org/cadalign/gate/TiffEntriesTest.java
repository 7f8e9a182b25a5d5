package org.cadalign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that lie in a file from its beginning, under tag 7. */
class TiffEntriesTest {
  private static final int TAG = 7;

  @TempDir private Path folder;

  private interface Reading<T> {
    T of(TiffEntries entries) throws Exception;
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void readsWholeNumbersWithoutASign(String name) throws Exception {
    ByteOrder order = order(name);
    ByteBuffer data = ByteBuffer.allocate(8).order(order);
    data.putShort((short) 0xfffe).putShort((short) 1).putInt(0x8000_0000).flip();
    assertThat(this.<long[]>read(data, order, 3, 2, e -> e.numbers(TAG))).containsExactly(65534, 1);
    assertThat(this.<Long>read(data.rewind(), order, 1, 1, e -> e.number(TAG, 9)))
        .isEqualTo(order == ByteOrder.BIG_ENDIAN ? 0xff : 0xfe);
    ByteBuffer long8 = ByteBuffer.allocate(8).order(order).putLong(1L << 40).flip();
    assertThat(this.<Long>read(long8, order, 16, 1, e -> e.number(TAG, 9))).isEqualTo(1L << 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void readsDoublesOfTheirTypeAlone(String name) throws Exception {
    ByteOrder order = order(name);
    ByteBuffer data = ByteBuffer.allocate(16).order(order).putDouble(0.3).putDouble(-7).flip();
    assertThat(this.<double[]>read(data, order, 12, 2, e -> e.doubles(TAG)))
        .containsExactly(0.3, -7);
    assertThat(this.<double[]>read(data.rewind(), order, 16, 2, e -> e.doubles(TAG))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'-9999', -9999", "' 3 ', 3", "'a\0b', a", "'\0', ''"})
  void textEndsAtItsFirstNul(String bytes, String text) throws Exception {
    ByteBuffer data = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8));
    assertThat(
            this.<Optional<String>>read(
                data, ByteOrder.BIG_ENDIAN, 2, data.limit(), e -> e.text(TAG)))
        .contains(text);
  }

  @Test
  void whatIsNotThereIsEmpty() throws Exception {
    ByteBuffer data = ByteBuffer.allocate(2);
    assertThat(this.<Boolean>read(data, ByteOrder.BIG_ENDIAN, 3, 1, e -> e.has(8))).isFalse();
    assertThat(this.<Long>read(data.rewind(), ByteOrder.BIG_ENDIAN, 3, 1, e -> e.number(8, 5)))
        .isEqualTo(5);
    assertThat(this.<double[]>read(data.rewind(), ByteOrder.BIG_ENDIAN, 3, 1, e -> e.doubles(8)))
        .isEmpty();
    assertThat(
            this.<Optional<String>>read(data.rewind(), ByteOrder.BIG_ENDIAN, 3, 1, e -> e.text(8)))
        .isEmpty();
  }

  /** Nothing is allocated by a number in the file but what values may take. */
  @Test
  void refusesMoreValuesThanATagCanHave() {
    ByteBuffer data = ByteBuffer.allocate(8);
    for (long count : new long[] {(1 << 22) + 1, 1L << 33, Long.MAX_VALUE}) {
      assertThatThrownBy(
              () -> read(data.rewind(), ByteOrder.BIG_ENDIAN, 3, count, e -> e.numbers(TAG)))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("tag 7 has " + count + " values");
    }
  }

  @Test
  void aFileThatEndsBeforeItsValuesDoes() {
    assertThatThrownBy(
            () -> read(ByteBuffer.allocate(3), ByteOrder.BIG_ENDIAN, 4, 1, e -> e.numbers(TAG)))
        .isInstanceOf(EOFException.class);
  }

  /** As programs do that write a tag twice. */
  @Test
  void theFirstOfTwoCounts() throws Exception {
    ByteBuffer data = ByteBuffer.wrap(new byte[] {1, 2});
    assertThat(
            this.<Long>read(
                data,
                ByteOrder.BIG_ENDIAN,
                1,
                1,
                entries -> {
                  entries.add(TAG, TiffType.BYTE, 1, 1);
                  return entries.number(TAG, 0);
                }))
        .isEqualTo(1);
  }

  private <T> T read(ByteBuffer data, ByteOrder order, int type, long count, Reading<T> reading)
      throws Exception {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    Path file = Files.write(folder.resolve("values"), bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      TiffEntries entries = new TiffEntries(file, channel, order);
      entries.add(TAG, TiffType.of(type).orElseThrow(), count, 0);
      return reading.of(entries);
    }
  }

  private static ByteOrder order(String name) {
    return name.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }
}

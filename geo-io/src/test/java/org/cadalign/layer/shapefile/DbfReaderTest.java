package org.cadalign.layer.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DbfReaderTest {
  private static final int WIDTH = 12;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N | 0 | 42 | INTEGER | 42",
        "N | 0 | 4.5 | REAL | 4.5",
        "N | 0 | 1.5e+10 | REAL | 1.5E10",
        "N | 3 | 42 | REAL | 42.0",
        "N | 0 | ************ | INTEGER | -",
        "N | 0 | '' | INTEGER | -",
        "F | 0 | 42 | REAL | 42.0",
        "C | 0 | Straße | TEXT | Straße",
        "C | 0 | '' | TEXT | -",
        "L | 0 | Y | BOOLEAN | true",
        "L | 0 | f | BOOLEAN | false",
        "L | 0 | ? | BOOLEAN | -",
        "D | 0 | 20260131 | DATE | 2026-01-31",
        "D | 0 | 00000000 | DATE | -",
      })
  void cellsAreUnderstoodByTheirColumn(
      char code, int decimals, String cell, Field.Type type, String expected) throws Exception {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
      DbfReader table = new DbfReader(table(code, decimals, ' ', cell, charset), charset);
      assertThat(table.fields()).containsExactly(new Field("größe", type));
      Optional<Object> value = table.values(0).get(0);
      assertThat(value.map(String::valueOf).orElse("-")).isEqualTo(expected);
    }
  }

  @Test
  void deletedRowsAreMarkedAndMemosAreNamed() throws Exception {
    byte[] bytes = table('M', 0, '*', "1", StandardCharsets.UTF_8);
    DbfReader table = new DbfReader(bytes, StandardCharsets.UTF_8);
    assertThat(table.deleted(0)).isTrue();
    assertThat(table.fields()).isEmpty();
    assertThat(table.notices()).singleElement().asString().contains("dBase type M");
  }

  @Test
  void aRowThatIsNoNumberIsItsOwnFault() throws Exception {
    byte[] bytes = table('F', 0, ' ', "abc", StandardCharsets.UTF_8);
    DbfReader table = new DbfReader(bytes, StandardCharsets.UTF_8);
    assertThatExceptionOfType(BadFeatureException.class).isThrownBy(() -> table.values(0));
  }

  private static byte[] table(char code, int decimals, char mark, String cell, Charset charset) {
    byte[] bytes = new byte[32 + 32 + 1 + 1 + WIDTH];
    Arrays.fill(bytes, 66, bytes.length, (byte) ' ');
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put(0, (byte) 3).putInt(4, 1).putShort(8, (short) 65).putShort(10, (short) (1 + WIDTH));
    header.position(32);
    header.put("größe".getBytes(charset));
    header.put(43, (byte) code).put(48, (byte) WIDTH).put(49, (byte) decimals);
    header.put(64, (byte) 0x0D).put(65, (byte) mark).position(66);
    header.put(cell.getBytes(charset));
    return bytes;
  }
}

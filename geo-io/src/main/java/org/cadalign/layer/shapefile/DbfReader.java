package org.cadalign.layer.shapefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.Field;

/** A dBase III table in memory. */
final class DbfReader {
  private static final int HEADER = 32;
  private static final int END_OF_COLUMNS = 0x0D;
  private static final byte DELETED = '*';

  /** One column: where its cells are in a row. */
  private record Column(Field field, int start, int width) {}

  private final ByteBuffer bytes;
  private final Charset charset;
  private final int rows;
  private final int rowBytes;
  private final int firstRow;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  /**
   * @throws BadFeatureException if the table's header is damaged
   */
  DbfReader(byte[] content, Charset charset) throws BadFeatureException {
    if (content.length < HEADER) {
      throw new BadFeatureException("its header is cut short");
    }
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    this.charset = charset;
    this.firstRow = Short.toUnsignedInt(bytes.getShort(8));
    this.rowBytes = Short.toUnsignedInt(bytes.getShort(10));
    if (rowBytes < 1 || firstRow < HEADER || firstRow > content.length) {
      throw new BadFeatureException("its header is damaged");
    }
    int present = (content.length - firstRow) / rowBytes;
    this.rows = (int) Math.min(Integer.toUnsignedLong(bytes.getInt(4)), present);
    readColumns();
  }

  /** The byte that names the language, for {@link TextEncoding}. */
  static int languageByte(byte[] content) {
    return content.length < HEADER ? 0 : Byte.toUnsignedInt(content[29]);
  }

  private void readColumns() throws BadFeatureException {
    int start = 1;
    for (int at = HEADER;
        at + HEADER <= firstRow && bytes.get(at) != END_OF_COLUMNS;
        at += HEADER) {
      char code = (char) bytes.get(at + 11);
      int width = Byte.toUnsignedInt(bytes.get(at + 16));
      int decimals = Byte.toUnsignedInt(bytes.get(at + 17));
      if (code == 'C') {
        width += decimals << 8;
      }
      if (start + width > rowBytes) {
        throw new BadFeatureException("its columns are wider than its rows");
      }
      column(name(at), code, start, width, decimals);
      start += width;
    }
  }

  private String name(int at) {
    int end = 0;
    while (end < 11 && bytes.get(at + end) != 0) {
      end++;
    }
    return new String(bytes.array(), at, end, charset).strip();
  }

  private void column(String name, char code, int start, int width, int decimals) {
    switch (code) {
      case 'C' -> columns.add(new Column(new Field(name, Field.Type.TEXT), start, width));
      case 'D' -> columns.add(new Column(new Field(name, Field.Type.DATE), start, width));
      case 'L' -> columns.add(new Column(new Field(name, Field.Type.BOOLEAN), start, width));
      case 'N', 'F' -> {
        boolean whole = code == 'N' && decimals == 0 && allWhole(start, width);
        Field.Type type = whole ? Field.Type.INTEGER : Field.Type.REAL;
        columns.add(new Column(new Field(name, type), start, width));
      }
      default -> notices.add("column '" + name + "' of dBase type " + code + " is not read");
    }
  }

  /** Some programs write fractions or more than 64 bits into columns without decimals. */
  private boolean allWhole(int start, int width) {
    for (int row = 0; row < rows; row++) {
      String text = text(row, start, width).strip();
      if (!empty(text) && !text.matches("[+-]?[0-9]{1,18}") && whole(text).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  int rows() {
    return rows;
  }

  List<Field> fields() {
    return columns.stream().map(Column::field).toList();
  }

  List<String> notices() {
    return notices;
  }

  boolean deleted(int row) {
    return bytes.get(firstRow + row * rowBytes) == DELETED;
  }

  List<Optional<Object>> values(int row) throws BadFeatureException {
    List<Optional<Object>> values = new ArrayList<>();
    for (Column column : columns) {
      values.add(value(column, text(row, column.start(), column.width())));
    }
    return values;
  }

  private String text(int row, int start, int width) {
    return new String(bytes.array(), firstRow + row * rowBytes + start, width, charset)
        .replace("\0", "")
        .stripTrailing();
  }

  /** Blank cells are null in every column; numbers that did not fit are stars. */
  private static boolean empty(String text) {
    return text.isBlank() || text.startsWith("*");
  }

  private static Optional<Object> value(Column column, String text) throws BadFeatureException {
    return switch (column.field().type()) {
      case TEXT -> text.isEmpty() ? Optional.empty() : Optional.of(text);
      case BOOLEAN -> bool(text);
      case DATE -> date(text.strip());
      default -> empty(text) ? Optional.empty() : Optional.of(number(column, text.strip()));
    };
  }

  private static Optional<Object> bool(String text) {
    return switch (text.strip()) {
      case "T", "t", "Y", "y", "1" -> Optional.of(true);
      case "F", "f", "N", "n", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> date(String text) {
    return text.matches("[0-9]{8}") && !text.equals("00000000")
        ? Optional.of(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6))
        : Optional.empty();
  }

  private static Object number(Column column, String text) throws BadFeatureException {
    try {
      return column.field().type() == Field.Type.INTEGER
          ? (Object) Long.valueOf(text)
          : (Object) Double.valueOf(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new BadFeatureException(
          "column '" + column.field().name() + "' holds '" + text + "', which is no number", e);
    }
  }
}

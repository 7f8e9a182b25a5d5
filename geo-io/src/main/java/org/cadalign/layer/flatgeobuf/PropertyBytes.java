package org.cadalign.layer.flatgeobuf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.Field;
import org.wololo.flatgeobuf.generated.ColumnType;

/** The properties of a feature: pairs of a column's number (16 bits) and its value. */
final class PropertyBytes {
  private PropertyBytes() {}

  static Field.Type type(int column) {
    return switch (column) {
      case ColumnType.Bool -> Field.Type.BOOLEAN;
      case ColumnType.Float, ColumnType.Double -> Field.Type.REAL;
      case ColumnType.String -> Field.Type.TEXT;
      case ColumnType.Json -> Field.Type.JSON;
      case ColumnType.DateTime -> Field.Type.DATETIME;
      case ColumnType.Binary -> Field.Type.BINARY;
      default -> Field.Type.INTEGER;
    };
  }

  static int column(Field.Type type) {
    return switch (type) {
      case BOOLEAN -> ColumnType.Bool;
      case INTEGER -> ColumnType.Long;
      case REAL -> ColumnType.Double;
      case TEXT -> ColumnType.String;
      case JSON -> ColumnType.Json;
      case DATE, DATETIME -> ColumnType.DateTime;
      case BINARY -> ColumnType.Binary;
    };
  }

  /**
   * @param columns types of the columns, as {@link ColumnType}
   */
  static List<Optional<Object>> read(ByteBuffer bytes, List<Integer> columns)
      throws BadFeatureException {
    List<Optional<Object>> values =
        new ArrayList<>(Collections.nCopies(columns.size(), Optional.empty()));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      int column = Short.toUnsignedInt(bytes.getShort());
      if (column >= columns.size()) {
        throw new BadFeatureException(
            "a property names column " + column + ", which does not exist");
      }
      values.set(column, Optional.of(value(bytes, columns.get(column))));
    }
    return values;
  }

  private static Object value(ByteBuffer bytes, int type) throws BadFeatureException {
    return switch (type) {
      case ColumnType.Byte -> (long) bytes.get();
      case ColumnType.UByte -> (long) Byte.toUnsignedInt(bytes.get());
      case ColumnType.Bool -> bytes.get() != 0;
      case ColumnType.Short -> (long) bytes.getShort();
      case ColumnType.UShort -> (long) Short.toUnsignedInt(bytes.getShort());
      case ColumnType.Int -> (long) bytes.getInt();
      case ColumnType.UInt -> Integer.toUnsignedLong(bytes.getInt());
      case ColumnType.Long -> bytes.getLong();
      case ColumnType.ULong -> unsigned(bytes.getLong());
      case ColumnType.Float -> (double) bytes.getFloat();
      case ColumnType.Double -> bytes.getDouble();
      case ColumnType.Binary -> raw(bytes);
      case ColumnType.String, ColumnType.Json, ColumnType.DateTime ->
          new String(raw(bytes), StandardCharsets.UTF_8);
      default -> throw new BadFeatureException("a column is of unknown type " + type);
    };
  }

  private static Object unsigned(long value) throws BadFeatureException {
    if (value < 0) {
      throw new BadFeatureException("a whole number is beyond 63 bits");
    }
    return value;
  }

  private static byte[] raw(ByteBuffer bytes) throws BadFeatureException {
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new BadFeatureException("a property is cut short");
    }
    byte[] raw = new byte[length];
    bytes.get(raw);
    return raw;
  }

  static byte[] write(List<Optional<Object>> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isPresent()) {
        out.writeBytes(little(2).putShort((short) i).array());
        out.writeBytes(bytes(values.get(i).get()));
      }
    }
    return out.toByteArray();
  }

  private static byte[] bytes(Object value) {
    if (value instanceof Boolean flag) {
      return new byte[] {(byte) (flag ? 1 : 0)};
    } else if (value instanceof Long whole) {
      return little(8).putLong(whole).array();
    } else if (value instanceof Double real) {
      return little(8).putDouble(real).array();
    }
    byte[] raw =
        value instanceof byte[] binary ? binary : ((String) value).getBytes(StandardCharsets.UTF_8);
    return little(4 + raw.length).putInt(raw.length).put(raw).array();
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}

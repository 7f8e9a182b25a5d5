package org.cadalign.layer.shapefile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.FieldNames;
import org.cadalign.layer.Layer;
import org.cadalign.layer.RenamedField;

/** Writes a layer's attributes as a dBase III table in UTF-8, and lists what does not fit. */
final class DbfWriter {
  private static final int HEADER = 32;
  private static final int LONGEST_NAME = 10;
  private static final int LONGEST_TEXT = 254;
  private static final int MOST_COLUMNS = 255;
  private static final int EXACT_WIDTH = 18;
  private static final int REAL_WIDTH = 24;
  private static final int REAL_DECIMALS = 15;

  /** One column of the table and the field that it holds. */
  private record Column(int field, String name, char code, int width, int decimals) {}

  private final Layer layer;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();
  private final List<RenamedField> renamed = new ArrayList<>();

  /**
   * @param layer with at least one field
   */
  DbfWriter(Layer layer) {
    this.layer = layer;
    FieldNames names = new FieldNames(LONGEST_NAME);
    for (int i = 0; i < layer.fields().size(); i++) {
      Field field = layer.fields().get(i);
      if (field.type() == Field.Type.BINARY || columns.size() == MOST_COLUMNS) {
        losses.add(
            "field '"
                + field.name()
                + "' is left out: dBase holds no more than 255 columns and no bytes");
      } else {
        columns.add(column(i, field, names.claim(field.name())));
      }
    }
    RenamedField.line(renamed).ifPresent(losses::add);
  }

  private Column column(int index, Field field, String name) {
    if (!name.equals(field.name())) {
      renamed.add(new RenamedField(field.name(), name));
    }
    return switch (field.type()) {
      case BOOLEAN -> new Column(index, name, 'L', 1, 0);
      case INTEGER -> whole(index, field, name);
      case REAL -> real(index, field, name);
      case DATE -> date(index, field, name);
      default -> text(index, field, name);
    };
  }

  private Column whole(int index, Field field, String name) {
    int width = longest(index, 1);
    if (width > EXACT_WIDTH) {
      losses.add(
          "field '" + field.name() + "': other programs may round numbers of so many digits");
    }
    return new Column(index, name, 'N', width, 0);
  }

  private Column real(int index, Field field, String name) {
    long none = values(index).filter(v -> v.equals(Double.NaN)).count();
    if (none > 0) {
      losses.add("field '" + field.name() + "': " + none + " NaN become null");
    }
    return new Column(index, name, 'N', REAL_WIDTH, REAL_DECIMALS);
  }

  private Column date(int index, Field field, String name) {
    boolean plain = values(index).allMatch(v -> v.toString().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    return plain ? new Column(index, name, 'D', 8, 0) : text(index, field, name);
  }

  private Column text(int index, Field field, String name) {
    if (field.type() != Field.Type.TEXT) {
      losses.add("field '" + field.name() + "': " + field.type() + " becomes text");
    }
    long cut = values(index).filter(v -> bytes(v.toString()).length > LONGEST_TEXT).count();
    if (cut > 0) {
      losses.add("field '" + field.name() + "': " + cut + " texts are cut to 254 bytes");
    }
    long blank =
        values(index)
            .filter(v -> !v.equals(v.toString().replace("\0", "").stripTrailing()) || v.equals(""))
            .count();
    if (blank > 0) {
      losses.add(
          "field '"
              + field.name()
              + "': "
              + blank
              + " texts lose blanks at their end, empty ones become null");
    }
    return new Column(index, name, 'C', Math.min(longest(index, 1), LONGEST_TEXT), 0);
  }

  private java.util.stream.Stream<Object> values(int index) {
    return layer.features().stream().flatMap(f -> f.values().get(index).stream());
  }

  private int longest(int index, int least) {
    return values(index).mapToInt(v -> bytes(v.toString()).length).reduce(least, Math::max);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  List<String> losses() {
    return losses;
  }

  byte[] content() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header());
    for (Feature feature : layer.features()) {
      out.write(' ');
      for (Column column : columns) {
        out.writeBytes(cell(column, feature.values().get(column.field())));
      }
    }
    out.write(0x1A);
    return out.toByteArray();
  }

  private byte[] header() {
    int length = HEADER + HEADER * columns.size() + 1;
    ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int row = 1 + columns.stream().mapToInt(Column::width).sum();
    // Version 3, and a fixed date of last change: equal layers give equal bytes.
    header.put((byte) 3).put((byte) 100).put((byte) 1).put((byte) 1);
    header.putInt(layer.features().size()).putShort((short) length).putShort((short) row);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int at = HEADER * (i + 1);
      byte[] name = bytes(column.name());
      header.position(at);
      header.put(name);
      header.put(at + 11, (byte) column.code());
      header.put(at + 16, (byte) column.width());
      header.put(at + 17, (byte) column.decimals());
    }
    header.put(length - 1, (byte) 0x0D);
    return header.array();
  }

  private static byte[] cell(Column column, Optional<Object> value) {
    byte[] cell = new byte[column.width()];
    Arrays.fill(cell, (byte) ' ');
    byte[] text = bytes(value.map(v -> shown(column, v)).orElse(column.code() == 'L' ? "?" : ""));
    int start = column.code() == 'N' ? cell.length - text.length : 0;
    System.arraycopy(text, 0, cell, start, text.length);
    return cell;
  }

  private static String shown(Column column, Object value) {
    return switch (column.code()) {
      case 'L' -> value.equals(true) ? "T" : "F";
      case 'D' -> value.toString().replace("-", "");
      case 'C' -> FieldNames.cut(value.toString(), column.width());
      default -> value.toString().equals("NaN") ? "" : value.toString();
    };
  }
}

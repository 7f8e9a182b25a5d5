package org.cadalign.layer.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cadalign.layer.Field;

/** A property over all features: its type is what holds every value without loss. */
final class PropertyColumn {
  /** Whole numbers up to here are exact as doubles. */
  private static final long EXACT = 1L << 53;

  /** A number with a fraction or exponent, with its text, which a column of mixed values keeps. */
  record Real(double value, String text) {
    boolean finite() {
      return Double.isFinite(value);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** An object or array. */
  record Nested(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private final String name;
  private final Set<Field.Type> types = EnumSet.noneOf(Field.Type.class);
  private boolean inexact;

  PropertyColumn(String name) {
    this.name = name;
  }

  /** The value that the parser stands on: Boolean, Long, Real, String, Nested, or none for null. */
  static Optional<Object> value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> Optional.empty();
      case VALUE_TRUE -> Optional.of(true);
      case VALUE_FALSE -> Optional.of(false);
      case VALUE_NUMBER_INT -> Optional.of(whole(json.getText()));
      case VALUE_NUMBER_FLOAT -> Optional.of(new Real(json.getDoubleValue(), json.getText()));
      case START_OBJECT, START_ARRAY -> Optional.of(nested(json));
      default -> Optional.of(json.getText());
    };
  }

  private static Object whole(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      // Beyond 64 bits no number type is exact: the digits are kept as text.
      return digits;
    }
  }

  private static Nested nested(JsonParser json) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = GeoJsonReader.FACTORY.createGenerator(text)) {
      generator.copyCurrentStructureExact(json);
    }
    return new Nested(text.toString());
  }

  void see(Object value) {
    types.add(typeOf(value));
    inexact |= value instanceof Long number && (number > EXACT || number < -EXACT);
  }

  private static Field.Type typeOf(Object value) {
    if (value instanceof Boolean) {
      return Field.Type.BOOLEAN;
    } else if (value instanceof Long) {
      return Field.Type.INTEGER;
    } else if (value instanceof Real) {
      return Field.Type.REAL;
    }
    return value instanceof Nested ? Field.Type.JSON : Field.Type.TEXT;
  }

  Field field() {
    return new Field(name, type());
  }

  private Field.Type type() {
    if (types.size() == 1) {
      return types.iterator().next();
    }
    boolean numbers = types.equals(EnumSet.of(Field.Type.INTEGER, Field.Type.REAL));
    return numbers && !inexact ? Field.Type.REAL : Field.Type.TEXT;
  }

  /** A value in the form of the column's field. */
  Object finished(Object value) {
    return switch (type()) {
      case INTEGER, BOOLEAN -> value;
      case REAL ->
          value instanceof Real real ? (Object) real.value() : ((Long) value).doubleValue();
      default -> value.toString();
    };
  }
}

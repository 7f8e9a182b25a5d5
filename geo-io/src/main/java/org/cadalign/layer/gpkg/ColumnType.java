package org.cadalign.layer.gpkg;

import java.util.Locale;
import java.util.Optional;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.Field;

/**
 * Types of columns: as declared, and as values of SQLite, which may be of any class in any column.
 */
final class ColumnType {
  private ColumnType() {}

  /** What a declared type holds; types outside the standard by SQLite's rules of affinity. */
  static Field.Type of(String declared) {
    String base = declared.toUpperCase(Locale.ROOT).replaceAll("\\s*\\(.*", "").strip();
    return switch (base) {
      case "BOOLEAN" -> Field.Type.BOOLEAN;
      case "DATE" -> Field.Type.DATE;
      case "DATETIME" -> Field.Type.DATETIME;
      case "FLOAT", "DOUBLE", "REAL", "NUMERIC", "DECIMAL" -> Field.Type.REAL;
      case "JSON" -> Field.Type.JSON;
      default -> affinity(base);
    };
  }

  private static Field.Type affinity(String base) {
    if (base.contains("INT")) {
      return Field.Type.INTEGER;
    } else if (base.contains("BLOB")) {
      return Field.Type.BINARY;
    }
    return base.contains("REAL") || base.contains("FLOA") || base.contains("DOUB")
        ? Field.Type.REAL
        : Field.Type.TEXT;
  }

  /** The declaration of a column that holds a type. */
  static String declaration(Field.Type type) {
    return switch (type) {
      case INTEGER -> "INTEGER";
      case REAL -> "REAL";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case DATETIME -> "DATETIME";
      case BINARY -> "BLOB";
      case TEXT, JSON -> "TEXT";
    };
  }

  /**
   * A value as the driver gives it, in the class of its field.
   *
   * @throws BadFeatureException if it is of another kind and cannot be held without loss
   */
  static Optional<Object> value(Field.Type type, Object raw, String column)
      throws BadFeatureException {
    if (raw == null) {
      return Optional.empty();
    }
    Optional<Object> value =
        switch (type) {
          case INTEGER -> number(raw).map(Number::longValue).filter(n -> same(n, raw)).map(n -> n);
          case REAL -> number(raw).map(Number::doubleValue).map(n -> n);
          case BOOLEAN -> number(raw).map(n -> n.longValue() != 0);
          case BINARY -> raw instanceof byte[] ? Optional.of(raw) : Optional.empty();
          default -> raw instanceof byte[] ? Optional.empty() : Optional.of(raw.toString());
        };
    return Optional.of(
        value.orElseThrow(
            () ->
                new BadFeatureException(
                    "column '" + column + "' of type " + type + " holds a value of another kind")));
  }

  private static Optional<Number> number(Object raw) {
    return raw instanceof Number number ? Optional.of(number) : Optional.empty();
  }

  private static boolean same(long whole, Object raw) {
    return !(raw instanceof Double real) || real == whole;
  }
}

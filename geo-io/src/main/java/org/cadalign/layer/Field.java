package org.cadalign.layer;

import java.util.Optional;

/**
 * A column of a layer.
 *
 * @param name as the file has it
 * @param type of its values
 * @param description what its values are, in which unit and with which sign; of formats that keep
 *     it, see {@link Layer}
 */
public record Field(String name, Type type, Optional<String> description) {
  /** A column that is not described. */
  public Field(String name, Type type) {
    this(name, type, Optional.empty());
  }

  /** A column that is described. */
  public Field(String name, Type type, String description) {
    this(name, type, Optional.of(description));
  }

  /** The same column under another name. */
  public Field named(String other) {
    return new Field(other, type, description);
  }

  /** The Java class of a value is given in brackets. */
  public enum Type {
    /** {@link String}. */
    TEXT,
    /** {@link Long}: any whole number, 64 bits kept. */
    INTEGER,
    /** {@link Double}. */
    REAL,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link String} in ISO 8601, date only. */
    DATE,
    /** {@link String} in ISO 8601, date and time. */
    DATETIME,
    /** {@code byte[]}. */
    BINARY,
    /** {@link String} that holds JSON: an object or array of a GeoJSON property. */
    JSON
  }
}

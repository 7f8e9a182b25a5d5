package org.cadalign.layer;

/**
 * A column of a layer.
 *
 * @param name as the file has it
 * @param type of its values
 */
public record Field(String name, Type type) {
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

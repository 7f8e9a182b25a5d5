package org.cadalign.raster;

import org.cadalign.gate.DataException;

/**
 * What of an image could not be decoded so far, and is taken as not valid.
 *
 * @param blocks how many
 * @param whole whether none at all could be decoded
 * @param column of the first of them, row by row, pixels
 * @param row of it, pixels
 * @param fault what was wrong with it
 */
public record Damage(int blocks, boolean whole, int column, int row, DataException fault) {
  /** One line for the user. */
  public String notice() {
    String what =
        blocks == 1
            ? "1 block of it cannot be decoded and counts"
            : blocks + " blocks of it cannot be decoded and count";
    return "%s as nodata, the first at column %d, row %d (%s)"
        .formatted(what, column, row, fault.getMessage());
  }
}

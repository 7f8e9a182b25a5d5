package org.cadalign.raster;

import org.cadalign.gate.DataException;

/**
 * What of an image could not be decoded so far, and is taken as not valid.
 *
 * @param blocks how many
 * @param whole whether none at all could be decoded
 * @param place of the first of them that was met, pixels
 * @param fault what was wrong with it
 */
public record Damage(int blocks, boolean whole, Window place, DataException fault) {
  /** One line for the user. */
  public String notice() {
    String what =
        blocks == 1
            ? "1 block of it cannot be decoded and counts"
            : blocks + " blocks of it cannot be decoded and count";
    return "%s as nodata, the first at column %d, row %d (%s)"
        .formatted(what, place.x(), place.y(), fault.getMessage());
  }
}

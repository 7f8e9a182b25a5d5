package org.cadalign.layer;

/**
 * A feature that could not be read and is not in the layer.
 *
 * @param place which one, such as {@code feature 12, line 30}; counted from 1
 * @param reason what is wrong with it
 */
public record Rejection(String place, String reason) {
  @Override
  public String toString() {
    return place + ": " + reason;
  }
}

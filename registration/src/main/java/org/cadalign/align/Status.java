package org.cadalign.align;

import java.util.Locale;

/** How a feature ended; every feature ends with exactly one. */
public enum Status {
  /** It was moved onto the image. */
  ALIGNED,
  /** It was found right where it is, or pinned. */
  UNCHANGED,
  /**
   * The image was not clear about it: it took the pooled shift of its neighbours, or lies where it
   * was matched with less confidence than was asked for.
   */
  LOW_CONFIDENCE,
  /**
   * There is no image under it, no shape to look for, or the image shows no building there: it kept
   * its geometry.
   */
  NO_EVIDENCE,
  /** Its geometry is not valid, or would not be: it kept its geometry. */
  REJECTED,
  /** Its geometry had to be repaired, or moved more stiffly than its surroundings. */
  REPAIRED;

  /** As written in columns and summaries. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

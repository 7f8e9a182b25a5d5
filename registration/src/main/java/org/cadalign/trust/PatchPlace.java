package org.cadalign.trust;

import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.raster.Window;

/** Where the patch of a piece lies, or why no patch shows it. */
sealed interface PatchPlace {
  /**
   * A patch.
   *
   * @param piece its index
   * @param level L
   * @param window square, pixels of the level
   */
  record At(int piece, int level, Window window) implements PatchPlace {}

  /** There is no patch. */
  record Nowhere(Reason reason) implements PatchPlace {}
}

package org.cadalign.trust;

import java.util.Optional;
import org.cadalign.match.GroupEvidence.Reason;

/** What was found of one piece; what a run keeps so that it need not be found again. */
sealed interface PatchRow {
  /**
   * A patch that the network was derived on.
   *
   * @param level of the patch
   * @param outputs displacement that the network answers, pixels of the level
   * @param own K(x, x), d rows and d columns
   * @param sketch d rows of m numbers, of the Jacobian as it is
   * @param traits what tells the patch by the network's activations; empty if that was not asked
   *     for
   */
  record Derived(
      int level, double[] outputs, double[][] own, float[][] sketch, Optional<float[]> traits)
      implements PatchRow {}

  /** Nothing was seen of the piece. */
  record Unseen(Reason reason) implements PatchRow {}
}

package org.cadalign.trust;

import java.util.Map;
import org.cadalign.engine.Tensor;
import org.cadalign.match.GroupEvidence.Reason;

/** What a network is shown of a piece, or why it cannot be shown anything. */
sealed interface Patch {
  /**
   * A patch.
   *
   * @param inputs of {@link org.cadalign.engine.Network#jacobian}
   */
  record Seen(Map<String, Tensor> inputs) implements Patch {}

  /** Nothing can be seen of the piece. */
  record Unseen(Reason reason) implements Patch {}
}

package org.cadalign.align;

import java.util.Optional;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupShift;

/**
 * What the chain decided for a piece.
 *
 * @param shift over all levels, level-1 working pixels
 * @param standing how sure that is
 * @param covered share of the piece that lies on valid image, 0 to 1
 * @param match of the finest level at which it was seen
 */
public record Verdict(
    Displacement shift, Standing standing, double covered, Optional<GroupShift> match) {
  /** How a piece stands. */
  public enum Standing {
    SURE,
    UNSURE,
    UNSEEN
  }

  /** Of a piece that no level saw: it stays. */
  static Verdict unseen() {
    return new Verdict(Displacement.ZERO, Standing.UNSEEN, 0, Optional.empty());
  }

  /** Probability of the likeliest shift and its neighbours; 0 where the piece was not seen. */
  public double confidence() {
    return match.map(GroupShift::confidence).orElse(0.0);
  }

  /** The same, not sure where it was. */
  Verdict unsure() {
    return standing == Standing.SURE ? new Verdict(shift, Standing.UNSURE, covered, match) : this;
  }

  Verdict withShift(Displacement other) {
    return new Verdict(other, standing, covered, match);
  }
}

package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupShift;
import org.cadalign.match.Reach;
import org.cadalign.match.ShiftDistribution;

/** What the levels have said of one piece so far. */
final class PieceState {
  private final Group piece;
  private final boolean pinned;
  private final List<Trace.Look> looks = new ArrayList<>();
  private Displacement shift = Displacement.ZERO;
  private Optional<GroupShift> match = Optional.empty();
  private Optional<Double> covered = Optional.empty();
  private boolean hidden;
  private double searched;

  /**
   * @param pinned whether it must not move
   */
  PieceState(Group piece, boolean pinned) {
    this.piece = piece;
    this.pinned = pinned;
  }

  Group piece() {
    return piece;
  }

  boolean pinned() {
    return pinned;
  }

  /** From where the layer has it, level-1 pixels. */
  Displacement shift() {
    return shift;
  }

  /** Moves it, unless it is pinned. */
  void move(Displacement pixels) {
    shift = pinned ? Displacement.ZERO : shift.plus(pixels);
  }

  /**
   * A level has compared it with the image.
   *
   * @param share of it that lies on valid image
   */
  void saw(double share, GroupShift found) {
    covered = Optional.of(share);
    match = Optional.of(found);
  }

  /** Whether a level has compared it with the image. */
  boolean seen() {
    return covered.isPresent();
  }

  /**
   * A level has tried.
   *
   * @param behind whether there is image under it that it could not be compared with
   */
  void tried(boolean behind) {
    hidden = behind;
  }

  /** What it would say without its neighbours tells how far it agrees with them. */
  void compare(int level, GroupShift pooled, ShiftDistribution own) {
    looks.add(new Trace.Look(level, pooled, own.best(), own.around(pooled.shift())));
  }

  /**
   * A search by itself has laid it somewhere. What a level said of another place, or of one at its
   * rim, is no longer what counts.
   */
  void lay(SearchApart.Found found) {
    boolean elsewhere = !SearchApart.isSamePlace(found.shift(), shift);
    if (elsewhere || match.map(GroupShift::atBorder).orElse(true)) {
      saw(found.covered(), found.match());
    }
    searched += found.shift().minus(shift).length();
    shift = found.shift();
  }

  /** What is decided of it, by itself. */
  Verdict verdict(ChainOptions options) {
    if (covered.isEmpty()) {
      return hidden ? new Verdict(shift, standing(false), 1, Optional.empty()) : Verdict.unseen();
    }
    GroupShift seen = match.orElseThrow();
    boolean sure =
        !seen.atBorder()
            && seen.confidence() >= options.minConfidence()
            && shift.length() * Reach.METRES_PER_PIXEL <= options.maxShift();
    return new Verdict(shift, standing(sure), covered.orElseThrow(), match);
  }

  private Standing standing(boolean believed) {
    return believed || pinned ? Standing.SURE : Standing.UNSURE;
  }

  Trace trace() {
    return new Trace(shift, searched, looks);
  }
}

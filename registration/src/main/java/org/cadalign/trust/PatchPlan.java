package org.cadalign.trust;

import java.util.List;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.Reach;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Where patches lie. A patch depends on its piece alone, so that it is the same whatever else is
 * looked at.
 *
 * @param side of a patch, pixels of its level
 * @param reach of the network
 */
public record PatchPlan(int side, Reach reach) {
  private static final List<Integer> LEVELS = List.of(1, 2, 4, 8);

  /** Side of a patch unless another is asked for, pixels. */
  public static final int SIDE = 128;

  /**
   * A plan.
   *
   * @throws IllegalArgumentException if windows of that side do not fit the network's pooling, or
   *     hold less than a piece of a few pixels
   */
  public PatchPlan {
    requireFit(side, reach);
  }

  /** Refuses what the constructor refuses. */
  static void requireFit(int side, Reach reach) {
    if (side % reach.alignment() != 0) {
      throw new IllegalArgumentException(
          "a patch of %d px is no multiple of %d".formatted(side, reach.alignment()));
    }
    int least = 2 * reach.compared() + 2 * reach.alignment();
    if (side < least || side > 1024) {
      throw new IllegalArgumentException(
          "a patch of %d px is not between %d and 1024".formatted(side, least));
    }
  }

  /**
   * The patch of a piece, at the finest level that shows all that its outline is compared with.
   *
   * @param piece its index
   * @param envelope level-1 pixels
   * @param image extent of the image, level-1 pixels
   */
  PatchPlace place(int piece, Envelope envelope, Envelope image) {
    if (envelope.isNull() || !envelope.intersects(image)) {
      return new PatchPlace.Nowhere(Reason.OUTSIDE);
    }
    for (int level : LEVELS) {
      Window window = window(envelope.centre(), level);
      if (holds(window, envelope, level)) {
        return new PatchPlace.At(piece, level, window);
      }
    }
    return new PatchPlace.Nowhere(Reason.TOO_LARGE);
  }

  /** Starts on the pooling grid, where the windows of aligning start too. */
  private Window window(Coordinate centre, int level) {
    return new Window(start(centre.x / level), start(centre.y / level), side, side);
  }

  private int start(double centre) {
    int cell = reach.alignment();
    return (int) Math.rint((centre - side / 2.0) / cell) * cell;
  }

  private boolean holds(Window window, Envelope envelope, int level) {
    double margin = reach.compared();
    return envelope.getMinX() / level - margin >= window.x()
        && envelope.getMinY() / level - margin >= window.y()
        && envelope.getMaxX() / level + margin <= window.x() + side
        && envelope.getMaxY() / level + margin <= window.y() + side;
  }
}

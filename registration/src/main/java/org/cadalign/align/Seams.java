package org.cadalign.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cadalign.field.Displacement;
import org.cadalign.match.Reach;
import org.locationtech.jts.geom.Geometry;

/**
 * Where groups were cut into pieces ({@link Pieces}): pieces of one group that lie next to each
 * other in the layer. What they share there is a wall, so that a row of houses may be bent or
 * turned, but not torn: its pieces look alike, and each by itself could go one house too far.
 *
 * @param beside by piece, those that it was cut from, ascending
 * @param groups those of several pieces
 */
record Seams(List<List<Integer>> beside, List<List<Integer>> groups) {
  /** A turned row goes this much different ways from one piece to the next, and not torn at all. */
  private static final double BENT = 1.2 / Reach.METRES_PER_PIXEL;

  /** No house is narrower than this. */
  private static final double TORN = 2.4 / Reach.METRES_PER_PIXEL;

  /** Walls that a wrong map has twice are this near each other, level-1 pixels. */
  private static final double NEAR = 1;

  Seams {
    beside = List.copyOf(beside);
    groups = List.copyOf(groups);
  }

  /**
   * The seams of pieces.
   *
   * @param shapes of all pieces, level-1 pixels
   * @param byGroup pieces of each group
   */
  static Seams of(List<Geometry> shapes, List<List<Integer>> byGroup) {
    List<List<Integer>> groups = byGroup.stream().filter(group -> group.size() > 1).toList();
    List<List<Integer>> beside = new ArrayList<>(Collections.nCopies(shapes.size(), List.of()));
    for (List<Integer> group : groups) {
      for (int piece : group) {
        Geometry own = shapes.get(piece);
        beside.set(
            piece,
            group.stream()
                .filter(other -> other != piece)
                .filter(other -> shapes.get(other).isWithinDistance(own, NEAR))
                .toList());
      }
    }
    return new Seams(beside, groups);
  }

  /**
   * How far two pieces beside each other are torn apart, 0 to 1.
   *
   * @param one shift, level-1 pixels
   */
  static double torn(Displacement one, Displacement other) {
    double apart = one.minus(other).length();
    return Math.max(0, Math.min(1, (apart - BENT) / (TORN - BENT)));
  }
}

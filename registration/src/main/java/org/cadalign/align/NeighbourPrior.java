package org.cadalign.align;

import java.util.List;
import java.util.NavigableSet;
import java.util.stream.DoubleStream;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.Reach;

/**
 * Where pieces are expected before the image is asked of each by itself: Student's t with four
 * degrees of freedom around the shift that is pooled of it and its neighbours, as wide as the
 * pieces' shifts differ from it in this scene. Neighbours count where labels are wrong together,
 * and give way to evidence where they are not.
 *
 * @param centres pooled shift by piece, level-1 pixels
 * @param spread deviation per axis, level-1 pixels
 */
record NeighbourPrior(List<Displacement> centres, double spread) {
  private static final double FREEDOM = 4;
  // A scene of few pieces cannot show how far its labels' errors differ.
  private static final double LEAST_SPREAD = 0.5 / Reach.METRES_PER_PIXEL;
  private static final double MAD_TO_DEVIATION = 1.4826;

  NeighbourPrior {
    centres = List.copyOf(centres);
  }

  /**
   * What the shifts so far say of the pieces. Those that no level has compared with the image, as
   * off the image, only repeat what others say.
   *
   * @param shifts by piece, level-1 pixels
   * @param seen pieces that a level has compared with the image
   */
  static NeighbourPrior of(
      List<Group> pieces, List<Displacement> shifts, NavigableSet<Integer> seen) {
    List<Displacement> centres = pooled(pieces, shifts, seen);
    return new NeighbourPrior(centres, spread(shifts, centres, seen));
  }

  /**
   * Logarithm of the density, up to a constant that all pieces share.
   *
   * @param shift of a piece from where the layer has it, level-1 pixels
   */
  double logDensity(int piece, Displacement shift) {
    double deviations = shift.minus(centres.get(piece)).length() / spread;
    return -(FREEDOM + 2) / 2 * Math.log1p(deviations * deviations / FREEDOM);
  }

  private static List<Displacement> pooled(
      List<Group> pieces, List<Displacement> shifts, NavigableSet<Integer> seen) {
    NeighbourPool pool =
        new NeighbourPool(
            seen.stream()
                .map(
                    i ->
                        new ShiftField.Node(
                            pieces.get(i).centroid().x,
                            pieces.get(i).centroid().y,
                            shifts.get(i),
                            1))
                .toList());
    return pieces.stream().map(piece -> pool.at(piece.centroid().x, piece.centroid().y)).toList();
  }

  /** By the median, so that those that are lost do not count. */
  private static double spread(
      List<Displacement> shifts, List<Displacement> pooled, NavigableSet<Integer> seen) {
    double[] apart =
        seen.stream()
            .map(i -> shifts.get(i).minus(pooled.get(i)))
            .flatMapToDouble(d -> DoubleStream.of(Math.abs(d.dx()), Math.abs(d.dy())))
            .sorted()
            .toArray();
    double median = apart.length == 0 ? 0 : apart[apart.length / 2];
    return Math.hypot(MAD_TO_DEVIATION * median, LEAST_SPREAD);
  }
}

package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.engine.Network;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.match.Drawing;
import org.cadalign.match.Evidence;
import org.cadalign.match.LevelEvidence;
import org.cadalign.match.LevelWindows;
import org.cadalign.match.MapWindows;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Matching;
import org.cadalign.match.Placement;
import org.cadalign.match.Reach;
import org.cadalign.match.ShiftDistribution;
import org.cadalign.match.ShiftDistribution.Peak;
import org.cadalign.progress.Progress;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Looks for each piece by itself, as far as {@value #METRES} m around where its neighbours would
 * lay it. Coarse levels see a small building with its neighbours only, so that one whose label is
 * wrong in a way of its own goes where they go, too far away for the finer levels to find its roof.
 *
 * <p>The prior is Student's t with four degrees of freedom around the neighbours' pooled shift, as
 * wide as the pieces' shifts differ from it in this scene: neighbours count where labels are wrong
 * together, and give way to evidence where they are not. Then pieces compete ({@link Contest}).
 */
public final class SearchApart {
  /** How far is looked, along each axis. */
  static final double METRES = 8;

  private static final double FREEDOM = 4;
  // A scene of few pieces cannot show how far its labels' errors differ.
  private static final double LEAST_SPREAD = 0.5 / Reach.METRES_PER_PIXEL;
  private static final double MAD_TO_DEVIATION = 1.4826;
  // A place that is so much less probable than the best is not taken, whoever is in the way.
  private static final double HOPELESS = 20;
  // Closer than this the chain's own answer is the better one: it saw the neighbours.
  private static final double SAME_PLACE = 1.2 / Reach.METRES_PER_PIXEL;

  private final Evidence evidence;
  private final Matching matching;

  /**
   * A search by a network that was built with the radius of {@link #radius}.
   *
   * @param reach of that network
   */
  public SearchApart(Network network, Reach reach, MatchOptions match, MapWindows maps) {
    this.evidence = new Evidence(network, reach, match, maps, Drawing.APART);
    this.matching = new Matching(network, reach, match);
  }

  /** Pixels of a level that {@value #METRES} m are. */
  public static int radius(int level) {
    return (int) Math.ceil(METRES / (Reach.METRES_PER_PIXEL * level));
  }

  /**
   * Says where pieces are to be.
   *
   * @param shifts of the pieces so far, level-1 pixels
   * @param pinned pieces that must not move
   * @return shifts, level-1 pixels
   * @throws DataException if the image cannot be read anywhere
   */
  List<Displacement> search(
      LevelWindows images,
      List<Footprint> footprints,
      List<Group> pieces,
      List<Displacement> shifts,
      Set<Integer> pinned,
      Progress progress)
      throws DataException {
    List<Displacement> pooled = pooled(pieces, shifts);
    LevelEvidence found =
        evidence.gather(images, new Placement(footprints, pieces, pooled), progress);
    List<Optional<ShiftDistribution>> seen = matching.alone(found);
    double spread = spread(shifts, pooled);
    List<List<Contest.Place>> places = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      places.add(
          pinned.contains(i) || seen.get(i).isEmpty()
              ? List.of(new Contest.Place(shifts.get(i), 0))
              : places(seen.get(i).orElseThrow(), images.level(), pooled.get(i), spread));
    }
    List<Geometry> shapes = pieces.stream().map(piece -> shape(footprints, piece)).toList();
    List<Displacement> settled = new Contest(shapes, places).settle();
    return IntStream.range(0, pieces.size())
        .mapToObj(
            i ->
                settled.get(i).minus(shifts.get(i)).length() < SAME_PLACE
                    ? shifts.get(i)
                    : settled.get(i))
        .toList();
  }

  private static List<Contest.Place> places(
      ShiftDistribution seen, int level, Displacement pooled, double spread) {
    double inPixels = spread / level;
    List<Peak> peaks = seen.peaks(shift -> prior(shift.length() / inPixels));
    double best = peaks.stream().mapToDouble(Peak::score).max().orElseThrow();
    return peaks.stream()
        .filter(peak -> peak.score() > best - HOPELESS)
        .map(peak -> new Contest.Place(pooled.plus(peak.shift().times(level)), peak.score()))
        .toList();
  }

  /** Logarithm of the density at so many deviations, up to a constant. */
  private static double prior(double deviations) {
    return -(FREEDOM + 2) / 2 * Math.log1p(deviations * deviations / FREEDOM);
  }

  private static List<Displacement> pooled(List<Group> pieces, List<Displacement> shifts) {
    NeighbourPool pool =
        new NeighbourPool(
            IntStream.range(0, pieces.size())
                .mapToObj(
                    i ->
                        new ShiftField.Node(
                            pieces.get(i).centroid().x,
                            pieces.get(i).centroid().y,
                            shifts.get(i),
                            1))
                .toList());
    return pieces.stream().map(piece -> pool.at(piece.centroid().x, piece.centroid().y)).toList();
  }

  /** Deviation per axis of shifts from what is pooled of them, by the median. */
  private static double spread(List<Displacement> shifts, List<Displacement> pooled) {
    double[] apart =
        IntStream.range(0, shifts.size())
            .mapToObj(i -> shifts.get(i).minus(pooled.get(i)))
            .flatMapToDouble(d -> DoubleStream.of(Math.abs(d.dx()), Math.abs(d.dy())))
            .sorted()
            .toArray();
    double median = apart.length == 0 ? 0 : apart[apart.length / 2];
    return Math.hypot(MAD_TO_DEVIATION * median, LEAST_SPREAD);
  }

  private static Geometry shape(List<Footprint> footprints, Group piece) {
    List<Geometry> members =
        piece.members().stream()
            .map(member -> GeometryFixer.fix(footprints.get(member).shape()))
            .toList();
    return members.size() == 1 ? members.get(0) : OverlayNGRobust.union(members);
  }
}

package org.cadalign.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.engine.Network;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.match.Drawing;
import org.cadalign.match.Evidence;
import org.cadalign.match.GroupShift;
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
 * Looks for pieces each by itself, as far as {@value #METRES} m around where its neighbours would
 * lay it. Coarse levels see a small building with its neighbours only, so that one whose label is
 * wrong in a way of its own goes where they go, too far away for the finer levels to find its roof.
 *
 * <p>What the image says of each place and {@link NeighbourPrior} make the places' scores; then
 * pieces compete ({@link Contest}).
 */
public final class SearchApart {
  /** How far is looked, along each axis. */
  static final double METRES = 8;

  // A place that is so much less probable than the best is not taken, whoever is in the way.
  private static final double HOPELESS = 20;
  private static final double SAME_PLACE = 1.2 / Reach.METRES_PER_PIXEL;

  private final int level;
  private final Evidence evidence;
  private final Matching matching;

  /**
   * A search by a network that was built with the radius of {@link #radius}.
   *
   * @param level that is looked at
   * @param reach of that network
   */
  public SearchApart(int level, Network network, Reach reach, MatchOptions match, MapWindows maps) {
    this.level = level;
    this.evidence = new Evidence(network, reach, match, maps, Drawing.APART);
    this.matching = new Matching(network, reach, match);
  }

  /** Pixels of a level that {@value #METRES} m are. */
  public static int radius(int level) {
    return (int) Math.ceil(METRES / (Reach.METRES_PER_PIXEL * level));
  }

  /** The level that is looked at. */
  int level() {
    return level;
  }

  /**
   * Says where pieces are to be.
   *
   * @param images of the level
   * @param shifts of the pieces so far, level-1 pixels
   * @param sought pieces that are looked for; the others hold their places
   * @return by piece; empty for those that were not sought, or not seen
   * @throws DataException if the image cannot be read anywhere
   */
  List<Optional<Found>> search(
      LevelWindows images,
      List<Footprint> footprints,
      List<Group> pieces,
      List<Displacement> shifts,
      NavigableSet<Integer> sought,
      Progress progress)
      throws DataException {
    NeighbourPrior prior = NeighbourPrior.of(pieces, shifts);
    List<Optional<ShiftDistribution>> seen =
        look(images, footprints, pieces, prior.centres(), sought, progress);
    List<List<Peak>> peaks = new ArrayList<>();
    List<List<Contest.Place>> places = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int piece = i;
      Displacement from = prior.centres().get(i);
      List<Peak> own =
          seen.get(i)
              .map(distribution -> likely(distribution, s -> prior.logDensity(piece, at(from, s))))
              .orElse(List.of());
      peaks.add(own);
      places.add(
          own.isEmpty()
              ? List.of(new Contest.Place(shifts.get(i), 0))
              : own.stream()
                  .map(peak -> new Contest.Place(at(from, peak.shift()), peak.score()))
                  .toList());
    }
    List<Geometry> shapes = pieces.stream().map(piece -> shape(footprints, piece)).toList();
    List<Integer> chosen = new Contest(shapes, places).settle();
    List<Optional<Found>> all = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int own = chosen.get(i);
      all.add(
          peaks.get(i).isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Found(
                      places.get(i).get(own).shift(),
                      seen.get(i).orElseThrow().at(peaks.get(i).get(own)),
                      lead(places.get(i), own))));
    }
    return all;
  }

  /**
   * Where a piece is to be.
   *
   * @param shift level-1 pixels
   * @param match what the piece's own evidence says of the place that was chosen
   * @param lead logarithm of how much more probable the place is than the best that is another one;
   *     negative where pieces in the way made it give way, infinite where there is no other
   */
  record Found(Displacement shift, GroupShift match, double lead) {}

  private List<Optional<ShiftDistribution>> look(
      LevelWindows images,
      List<Footprint> footprints,
      List<Group> pieces,
      List<Displacement> centres,
      NavigableSet<Integer> sought,
      Progress progress)
      throws DataException {
    List<Group> wanted = sought.stream().map(pieces::get).toList();
    List<Displacement> from = sought.stream().map(centres::get).toList();
    LevelEvidence found =
        evidence.gather(images, new Placement(footprints, wanted, from), progress);
    List<Optional<ShiftDistribution>> own = matching.alone(found);
    List<Optional<ShiftDistribution>> all =
        new ArrayList<>(Collections.nCopies(pieces.size(), Optional.empty()));
    int next = 0;
    for (int piece : sought) {
      all.set(piece, own.get(next++));
    }
    return all;
  }

  private Displacement at(Displacement from, Displacement pixels) {
    return from.plus(pixels.times(level));
  }

  private static List<Peak> likely(ShiftDistribution seen, ToDoubleFunction<Displacement> prior) {
    List<Peak> peaks = seen.peaks(prior);
    double best = peaks.stream().mapToDouble(Peak::score).max().orElseThrow();
    return peaks.stream().filter(peak -> peak.score() > best - HOPELESS).toList();
  }

  private static double lead(List<Contest.Place> places, int chosen) {
    Contest.Place own = places.get(chosen);
    return own.score()
        - places.stream()
            .filter(place -> place.shift().minus(own.shift()).length() > SAME_PLACE)
            .mapToDouble(Contest.Place::score)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
  }

  private static Geometry shape(List<Footprint> footprints, Group piece) {
    List<Geometry> members =
        piece.members().stream()
            .map(member -> GeometryFixer.fix(footprints.get(member).shape()))
            .toList();
    return members.size() == 1 ? members.get(0) : OverlayNGRobust.union(members);
  }
}

package org.cadalign.align;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.engine.Network;
import org.cadalign.field.Displacement;
import org.cadalign.match.Drawing;
import org.cadalign.match.Evidence;
import org.cadalign.match.GroupEvidence.Seen;
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
import org.cadalign.spec.OutlineMatcherSpec;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Looks for pieces each by itself, as far as its network reaches around where its neighbours would
 * lay it. Coarse levels see a small building with its neighbours only, so that one whose label is
 * wrong in a way of its own goes where they go, too far away for the finer levels to find its roof.
 *
 * <p>What the image says of each place and {@link NeighbourPrior} make the places' scores; then
 * pieces compete ({@link Contest}).
 */
public final class SearchApart {
  // A place that is so much less probable than the best is not taken, whoever is in the way.
  private static final double HOPELESS = 20;
  private static final double SAME_PLACE = 1.2 / Reach.METRES_PER_PIXEL;
  private static final double STRIP = 600 / Reach.METRES_PER_PIXEL;

  private final int level;
  private final Evidence evidence;
  private final Matching matching;
  private final int batch;

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
    double volume = Math.pow(2 * reach.radius() + 1, 2);
    double usual = Math.pow(2 * radius(1, ChainOptions.APART) + 1, 2);
    this.batch = Math.max(1, (int) (match.maxBlockGroups() * Math.min(1, usual / volume)));
  }

  /**
   * Pixels of a level that are looked at along each axis.
   *
   * @param metres how far is looked
   */
  static int radius(int level, double metres) {
    return (int) Math.ceil(metres / (Reach.METRES_PER_PIXEL * level));
  }

  /**
   * The network that looks so far: the same weights, no fewer shifts than it has.
   *
   * @param metres how far is looked
   */
  public static OutlineMatcherSpec wider(OutlineMatcherSpec matcher, int level, double metres) {
    return matcher.withRadius(Math.max(matcher.radius(), radius(level, metres)));
  }

  /** The level that is looked at. */
  int level() {
    return level;
  }

  /**
   * Says where pieces are to be.
   *
   * @param images of the level
   * @param cut the pieces, and the groups that they were cut from
   * @param shifts of the pieces so far, level-1 pixels
   * @param prior what those say of where pieces are to be expected
   * @param sought pieces that are looked for; the others hold their places
   * @return by piece; empty for those that were not sought, or not seen, as where the image cannot
   *     be read: the level's own step tells of that
   */
  List<Optional<Found>> search(
      LevelWindows images,
      List<Footprint> footprints,
      Pieces cut,
      List<Displacement> shifts,
      NeighbourPrior prior,
      NavigableSet<Integer> sought,
      Progress progress) {
    List<Group> pieces = cut.groups();
    List<List<Candidate>> candidates = new ArrayList<>();
    shifts.forEach(shift -> candidates.add(List.of()));
    for (List<Integer> batch : batches(pieces, sought)) {
      look(images, footprints, pieces, prior, batch, progress, candidates);
    }
    List<List<Contest.Place>> places = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      places.add(
          candidates.get(i).isEmpty()
              ? List.of(new Contest.Place(shifts.get(i), 0))
              : candidates.get(i).stream().map(Candidate::place).toList());
    }
    List<Geometry> shapes = pieces.stream().map(piece -> shape(footprints, piece)).toList();
    List<Integer> chosen = new Contest(shapes, places, Seams.of(shapes, cut.byGroup())).settle();
    List<Optional<Found>> all = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int own = chosen.get(i);
      List<Candidate> others = candidates.get(i);
      all.add(others.isEmpty() ? Optional.empty() : Optional.of(found(others, own)));
    }
    return all;
  }

  /**
   * Where a piece is to be.
   *
   * @param shift level-1 pixels
   * @param match what the piece's own evidence says of the place that was chosen
   * @param covered share of the piece that lies on valid image where it was looked at
   * @param lead logarithm of how much more probable the place is than the best that is another one;
   *     negative where pieces in the way made it give way, infinite where there is no other
   */
  record Found(Displacement shift, GroupShift match, double covered, double lead) {}

  /** A place that a piece could take, and what the image says of it. */
  private record Candidate(Contest.Place place, GroupShift match, double covered) {}

  /** Whether two shifts of a piece lay it on the same building. */
  static boolean isSamePlace(Displacement a, Displacement b) {
    return a.minus(b).length() <= SAME_PLACE;
  }

  /**
   * So few at once that their volumes stay small, 36 kB each at level 1 as far as is looked by
   * default, and fewer where it is farther; those near each other together.
   */
  private List<List<Integer>> batches(List<Group> pieces, NavigableSet<Integer> sought) {
    List<Integer> byPlace = new ArrayList<>(sought);
    byPlace.sort(
        Comparator.comparing((Integer i) -> Math.floor(pieces.get(i).centroid().y / STRIP))
            .thenComparing(i -> pieces.get(i).centroid().x)
            .thenComparing(i -> i));
    return Lists.partition(byPlace, batch);
  }

  private void look(
      LevelWindows images,
      List<Footprint> footprints,
      List<Group> pieces,
      NeighbourPrior prior,
      List<Integer> batch,
      Progress progress,
      List<List<Candidate>> candidates) {
    List<Displacement> from = batch.stream().map(prior.centres()::get).toList();
    Placement placement = new Placement(footprints, batch.stream().map(pieces::get).toList(), from);
    LevelEvidence found = evidence.gatherReadable(images, placement, progress);
    List<Optional<ShiftDistribution>> own = matching.alone(found);
    for (int k = 0; k < batch.size(); k++) {
      int piece = batch.get(k);
      if (found.groups().get(k) instanceof Seen seen) {
        candidates.set(
            piece, candidates(own.get(k).orElseThrow(), seen.covered(), from.get(k), prior, piece));
      }
    }
  }

  private List<Candidate> candidates(
      ShiftDistribution seen, double covered, Displacement from, NeighbourPrior prior, int piece) {
    List<Peak> peaks = seen.peaks(s -> prior.logDensity(piece, at(from, s)));
    double best = peaks.stream().mapToDouble(Peak::score).max().orElseThrow();
    return peaks.stream()
        .filter(peak -> peak.score() > best - HOPELESS)
        .map(
            peak ->
                new Candidate(
                    new Contest.Place(at(from, peak.shift()), peak.score()),
                    seen.at(peak),
                    covered))
        .toList();
  }

  private Displacement at(Displacement from, Displacement pixels) {
    return from.plus(pixels.times(level));
  }

  private static Found found(List<Candidate> candidates, int chosen) {
    Candidate own = candidates.get(chosen);
    Displacement shift = own.place().shift();
    double next =
        candidates.stream()
            .map(Candidate::place)
            .filter(place -> !isSamePlace(place.shift(), shift))
            .mapToDouble(Contest.Place::score)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    return new Found(shift, own.match(), own.covered(), own.place().score() - next);
  }

  private static Geometry shape(List<Footprint> footprints, Group piece) {
    List<Geometry> members =
        piece.members().stream()
            .map(member -> GeometryFixer.fix(footprints.get(member).shape()))
            .toList();
    return members.size() == 1 ? members.get(0) : OverlayNGRobust.union(members);
  }
}

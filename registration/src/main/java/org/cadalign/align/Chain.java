package org.cadalign.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.engine.Network;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.match.Evidence;
import org.cadalign.match.GroupEvidence;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.GroupEvidence.Seen;
import org.cadalign.match.GroupEvidence.Unseen;
import org.cadalign.match.GroupShift;
import org.cadalign.match.LevelEvidence;
import org.cadalign.match.LevelMatch;
import org.cadalign.match.MapWindows;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Matching;
import org.cadalign.match.Placement;
import org.cadalign.match.Reach;
import org.cadalign.match.ShiftDistribution;
import org.cadalign.progress.Progress;
import org.locationtech.jts.geom.Coordinate;

/**
 * Coarse to fine: every piece finishes a level before any starts the next, where it is drawn anew
 * at the place that it was moved to. Shifts add up; maps are drawn, never warped.
 */
public final class Chain {
  // There is an image under such a piece, so it can go with its neighbours.
  private static final List<GroupEvidence> HIDDEN =
      List.of(new Unseen(Reason.TOO_SMALL), new Unseen(Reason.TOO_LARGE));

  // Pieces whose next best place is less than some 400 times less probable are looked at closer.
  private static final double DOUBTFUL = 6;

  private static final double SAME_PLACE = 1.2 / Reach.METRES_PER_PIXEL;

  private final Evidence evidence;
  private final Matching matching;
  private final ChainOptions options;
  private final List<SearchApart> apart;
  private final Progress progress;

  /** A chain that works in silence, and does not look for pieces apart. */
  public Chain(
      Network network, Reach reach, MatchOptions match, MapWindows maps, ChainOptions options) {
    this(network, reach, match, maps, options, List.of(), Progress.none());
  }

  /**
   * A chain that says how far it is.
   *
   * @param apart how pieces are looked for each by itself, if they are to be: at each of {@link
   *     ChainOptions#apartAt}
   */
  public Chain(
      Network network,
      Reach reach,
      MatchOptions match,
      MapWindows maps,
      ChainOptions options,
      List<SearchApart> apart,
      Progress progress) {
    this.apart = List.copyOf(apart);
    this.progress = progress;
    this.evidence = new Evidence(network, reach, match, maps);
    this.matching = new Matching(network, reach, match);
    this.options = options;
  }

  /**
   * Finds the shift of every piece.
   *
   * @param footprints all of the scene
   * @param pieces groups of indices of footprints
   * @param pinned indices of pieces that must not move
   * @throws DataException if no piece touches the image, or the image cannot be read anywhere
   */
  public ChainResult run(
      ImageLevels images, List<Footprint> footprints, List<Group> pieces, Set<Integer> pinned)
      throws DataException {
    Scene scene = new Scene(footprints, pieces, pinned);
    for (int level : options.levels()) {
      scene.step(images, level);
      if (!apart.isEmpty() && apart.get(0).level() == level) {
        scene.searchApart(images);
      }
    }
    List<Verdict> verdicts = scene.verdicts();
    return new ChainResult(verdicts, scene.levels, scene.nodes(verdicts), scene.traces());
  }

  /** What is known of each piece so far. */
  private final class Scene {
    private final List<Footprint> footprints;
    private final List<Group> pieces;
    private final Set<Integer> pinned;
    private final List<Displacement> shifts;
    private final List<Optional<GroupShift>> matches;
    private final List<Optional<Double>> covered;
    private final List<ChainResult.Level> levels = new ArrayList<>();
    private final List<List<Trace.Look>> looks = new ArrayList<>();
    private final double[] jumps;
    private List<Boolean> hidden = List.of();
    private boolean searched;

    Scene(List<Footprint> footprints, List<Group> pieces, Set<Integer> pinned) {
      this.footprints = footprints;
      this.pieces = pieces;
      this.pinned = pinned;
      this.shifts = new ArrayList<>(Collections.nCopies(pieces.size(), Displacement.ZERO));
      this.matches = new ArrayList<>(Collections.nCopies(pieces.size(), Optional.empty()));
      this.covered = new ArrayList<>(Collections.nCopies(pieces.size(), Optional.empty()));
      this.jumps = new double[pieces.size()];
      pieces.forEach(piece -> looks.add(new ArrayList<>()));
    }

    void step(ImageLevels images, int level) throws DataException {
      Placement placement = new Placement(footprints, pieces, shifts);
      LevelEvidence found = evidence.gather(images.level(level), placement, progress);
      refuseIfOutside(images, found);
      LevelMatch pooled = matching.match(found, placement);
      List<Optional<ShiftDistribution>> alone = matching.alone(found);
      LevelMatch match = searched ? byThemselves(level, alone) : pooled;
      add(match, placement);
      remember(found, match);
      compare(pooled, alone);
      levels.add(ChainResult.Level.of(found));
    }

    /**
     * Once each piece was looked for by itself, neighbours only say which of its places to prefer:
     * to pool with them would draw it towards theirs.
     */
    private LevelMatch byThemselves(int level, List<Optional<ShiftDistribution>> alone) {
      NeighbourPrior prior = NeighbourPrior.of(pieces, shifts);
      List<Optional<GroupShift>> own = new ArrayList<>();
      for (int i = 0; i < pieces.size(); i++) {
        int piece = i;
        Displacement from = shifts.get(i);
        own.add(
            alone
                .get(i)
                .map(seen -> seen.best(s -> prior.logDensity(piece, from.plus(s.times(level))))));
      }
      return new LevelMatch(level, own);
    }

    void searchApart(ImageLevels images) throws DataException {
      List<Displacement> before = List.copyOf(shifts);
      NavigableSet<Integer> sought = new TreeSet<>();
      IntStream.range(0, pieces.size()).filter(i -> !pinned.contains(i)).forEach(sought::add);
      for (SearchApart search : apart) {
        List<Optional<SearchApart.Found>> found =
            search.search(
                images.level(search.level()), footprints, pieces, shifts, sought, progress);
        for (int i : sought) {
          found.get(i).ifPresent(place -> settle(i, place));
        }
        sought.removeIf(i -> found.get(i).map(place -> place.lead() > DOUBTFUL).orElse(true));
      }
      for (int i = 0; i < pieces.size(); i++) {
        jumps[i] = shifts.get(i).minus(before.get(i)).length();
      }
      searched = true;
    }

    /** What a level said of another place, or of one at its rim, is no longer what counts. */
    private void settle(int i, SearchApart.Found found) {
      boolean moved = found.shift().minus(shifts.get(i)).length() > SAME_PLACE;
      if (moved || matches.get(i).map(GroupShift::atBorder).orElse(true)) {
        matches.set(i, Optional.of(found.match()));
      }
      shifts.set(i, found.shift());
    }

    private void refuseIfOutside(ImageLevels images, LevelEvidence found) throws DataException {
      boolean outside = found.groups().stream().allMatch(e -> e.equals(new Unseen(Reason.OUTSIDE)));
      if (outside && !pieces.isEmpty() && levels.isEmpty()) {
        throw new DataException(
            DataException.Code.OUTSIDE,
            images.name(),
            "0 of " + pieces.size() + " groups of buildings lie on the image",
            "check that layer and image show the same place, and the layer's --crs");
      }
    }

    /**
     * Pieces that were not seen at this level go with their neighbours, so that the next can see
     * them.
     */
    private void add(LevelMatch match, Placement placement) {
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < pieces.size(); i++) {
        Coordinate c = placement.centroid(i);
        match.groups().get(i).ifPresent(s -> nodes.add(new Node(c.x, c.y, s.shift(), 1)));
      }
      NeighbourPool pool = new NeighbourPool(nodes);
      for (int i = 0; i < pieces.size(); i++) {
        Coordinate c = placement.centroid(i);
        Displacement step =
            match.groups().get(i).map(GroupShift::shift).orElseGet(() -> pool.at(c.x, c.y));
        shifts.set(
            i,
            pinned.contains(i) ? Displacement.ZERO : shifts.get(i).plus(step.times(match.level())));
      }
    }

    /** Keeps no volumes: at a hundred thousand pieces those of one level are enough to hold. */
    private void remember(LevelEvidence found, LevelMatch match) {
      hidden = found.groups().stream().map(HIDDEN::contains).toList();
      for (int i = 0; i < pieces.size(); i++) {
        if (found.groups().get(i) instanceof Seen seen) {
          covered.set(i, Optional.of(seen.covered()));
          matches.set(i, match.groups().get(i));
        }
      }
    }

    /** What each piece would say without its neighbours tells how far it agrees with them. */
    private void compare(LevelMatch match, List<Optional<ShiftDistribution>> alone) {
      for (int i = 0; i < pieces.size(); i++) {
        if (alone.get(i).isPresent()) {
          ShiftDistribution own = alone.get(i).get();
          GroupShift pooled = match.groups().get(i).orElseThrow();
          looks
              .get(i)
              .add(new Trace.Look(match.level(), pooled, own.best(), own.around(pooled.shift())));
        }
      }
    }

    List<Verdict> verdicts() {
      List<Verdict> own = IntStream.range(0, pieces.size()).mapToObj(this::verdict).toList();
      NeighbourPool sure =
          new NeighbourPool(
              nodes(
                  own.stream()
                      .map(v -> v.standing() == Standing.SURE ? v : Verdict.unseen())
                      .toList()));
      return IntStream.range(0, pieces.size())
          .mapToObj(i -> settled(own.get(i), pieces.get(i).centroid(), sure))
          .toList();
    }

    private Verdict verdict(int i) {
      Displacement shift = shifts.get(i);
      if (covered.get(i).isEmpty()) {
        return hidden.get(i)
            ? new Verdict(shift, standing(i, false), 1, Optional.empty())
            : Verdict.unseen();
      }
      GroupShift match = matches.get(i).orElseThrow();
      boolean sure =
          !match.atBorder()
              && match.confidence() >= options.minConfidence()
              && shift.length() * Reach.METRES_PER_PIXEL <= options.maxShift();
      return new Verdict(
          shift, standing(i, sure), covered.get(i).orElseThrow(), Optional.of(match));
    }

    private Standing standing(int i, boolean believed) {
      return believed || pinned.contains(i) ? Standing.SURE : Standing.UNSURE;
    }

    private static Verdict settled(Verdict own, Coordinate place, NeighbourPool sure) {
      return own.standing() == Standing.UNSURE ? own.withShift(sure.at(place.x, place.y)) : own;
    }

    List<Trace> traces() {
      return IntStream.range(0, pieces.size())
          .mapToObj(i -> new Trace(shifts.get(i), jumps[i], looks.get(i)))
          .toList();
    }

    /** Shifts by the places that the pieces had at first. */
    List<Node> nodes(List<Verdict> verdicts) {
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < verdicts.size(); i++) {
        Verdict v = verdicts.get(i);
        if (v.standing() != Standing.UNSEEN) {
          Coordinate c = pieces.get(i).centroid();
          nodes.add(new Node(c.x, c.y, v.shift(), v.confidence()));
        }
      }
      return nodes;
    }
  }
}

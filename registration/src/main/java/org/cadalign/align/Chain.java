package org.cadalign.align;

import java.util.ArrayList;
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
  private static final double CLEAR_LEAD = 6;

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
   * @param pieces what is matched as one
   * @param pinned indices of pieces that must not move
   * @throws DataException if no piece touches the image, or the image cannot be read anywhere
   */
  public ChainResult run(
      ImageLevels images, List<Footprint> footprints, Pieces pieces, Set<Integer> pinned)
      throws DataException {
    Scene scene = new Scene(footprints, pieces, pinned);
    for (int level : options.levels()) {
      scene.step(images, level);
      if (!apart.isEmpty() && apart.get(0).level() == level) {
        scene.searchApart(images);
      }
    }
    List<Verdict> verdicts = Verdicts.of(scene.states, options);
    return new ChainResult(
        verdicts,
        scene.levels,
        scene.nodes(verdicts),
        scene.states.stream().map(PieceState::trace).toList());
  }

  /** All pieces, and where they are so far. */
  private final class Scene {
    private final List<Footprint> footprints;
    private final Pieces cut;
    private final List<Group> pieces;
    private final List<PieceState> states;
    private final List<ChainResult.Level> levels = new ArrayList<>();
    private boolean searched;

    Scene(List<Footprint> footprints, Pieces cut, Set<Integer> pinned) {
      this.footprints = footprints;
      this.cut = cut;
      this.pieces = cut.groups();
      this.states =
          IntStream.range(0, pieces.size())
              .mapToObj(i -> new PieceState(pieces.get(i), pinned.contains(i)))
              .toList();
    }

    private List<Displacement> shifts() {
      return states.stream().map(PieceState::shift).toList();
    }

    private NeighbourPrior prior() {
      NavigableSet<Integer> seen = new TreeSet<>();
      IntStream.range(0, states.size()).filter(i -> states.get(i).seen()).forEach(seen::add);
      return NeighbourPrior.of(pieces, shifts(), seen);
    }

    /** Keeps no volumes: at a hundred thousand pieces those of one level are enough to hold. */
    void step(ImageLevels images, int level) throws DataException {
      Placement placement = new Placement(footprints, pieces, shifts());
      LevelEvidence found = evidence.gather(images.level(level), placement, progress);
      refuseIfOutside(images, found);
      LevelMatch pooled = matching.match(found, placement);
      List<Optional<ShiftDistribution>> alone = matching.alone(found);
      LevelMatch match = searched ? byThemselves(level, alone) : pooled;
      move(match, placement);
      for (int i = 0; i < states.size(); i++) {
        PieceState state = states.get(i);
        state.tried(HIDDEN.contains(found.groups().get(i)));
        if (found.groups().get(i) instanceof Seen seen) {
          state.saw(seen.covered(), match.groups().get(i).orElseThrow());
          GroupShift together = pooled.groups().get(i).orElseThrow();
          state.compare(level, together, alone.get(i).orElseThrow());
        }
      }
      levels.add(ChainResult.Level.of(found));
    }

    /**
     * Once each piece was looked for by itself, neighbours only say which of its places to prefer:
     * to pool with them would draw it towards theirs.
     */
    private LevelMatch byThemselves(int level, List<Optional<ShiftDistribution>> alone) {
      List<Displacement> shifts = shifts();
      NeighbourPrior prior = prior();
      List<Optional<GroupShift>> own = new ArrayList<>();
      for (int i = 0; i < states.size(); i++) {
        int piece = i;
        Displacement from = shifts.get(i);
        own.add(
            alone
                .get(i)
                .map(seen -> seen.best(s -> prior.logDensity(piece, from.plus(s.times(level))))));
      }
      return new LevelMatch(level, own);
    }

    /** First all, then at the next level those that this left doubtful. */
    void searchApart(ImageLevels images) throws DataException {
      NavigableSet<Integer> sought = new TreeSet<>();
      IntStream.range(0, states.size()).filter(i -> !states.get(i).pinned()).forEach(sought::add);
      for (SearchApart search : apart) {
        List<Optional<SearchApart.Found>> found =
            search.search(
                images.level(search.level()), footprints, cut, shifts(), prior(), sought, progress);
        for (int i : sought) {
          found.get(i).ifPresent(states.get(i)::lay);
        }
        sought.removeIf(i -> found.get(i).map(place -> place.lead() > CLEAR_LEAD).orElse(true));
      }
      searched = true;
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
    private void move(LevelMatch match, Placement placement) {
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < states.size(); i++) {
        Coordinate c = placement.centroid(i);
        match.groups().get(i).ifPresent(s -> nodes.add(new Node(c.x, c.y, s.shift(), 1)));
      }
      NeighbourPool pool = new NeighbourPool(nodes);
      for (int i = 0; i < states.size(); i++) {
        Coordinate c = placement.centroid(i);
        Displacement step =
            match.groups().get(i).map(GroupShift::shift).orElseGet(() -> pool.at(c.x, c.y));
        states.get(i).move(step.times(match.level()));
      }
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

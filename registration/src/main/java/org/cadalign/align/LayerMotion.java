package org.cadalign.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cadalign.align.Moved.Result;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Moves the features of a layer by the verdicts of the chain. A displacement is a function of group
 * and place alone, so vertices that members of a group share stay shared.
 */
public final class LayerMotion {
  /** Shorter moves than this, ground metres, leave coordinates as they are. */
  public static final double SHORTEST_METRES = 0.01;

  private final GeometryMover mover;
  private final WorkingFrame frame;
  private final Motion motion;

  public LayerMotion(GeometryMover mover, WorkingFrame frame, Motion motion) {
    this.mover = mover;
    this.frame = frame;
    this.motion = motion;
  }

  /**
   * Moves a layer.
   *
   * @param footprints of its features
   * @param groups of footprints
   * @param pieces of the groups, that the chain was run on
   * @param chain what it found
   * @param pinned indices of groups that must not move
   */
  public MovedLayer move(
      Layer layer,
      List<Footprint> footprints,
      List<Group> groups,
      Pieces pieces,
      ChainResult chain,
      Set<Integer> pinned) {
    Run run = new Run(layer, footprints, pieces, chain);
    for (int group = 0; group < groups.size(); group++) {
      if (pinned.contains(group)) {
        run.keep(groups.get(group), Status.UNCHANGED);
      } else {
        run.move(groups.get(group), pieces.byGroup().get(group));
      }
    }
    return run.result();
  }

  /** One layer on its way. */
  private final class Run {
    private final Layer layer;
    private final List<Footprint> footprints;
    private final Pieces pieces;
    private final ChainResult chain;
    private final Optional<ShiftField> everywhere;
    private final Feature[] features;
    private final FeatureOutcome[] outcomes;

    Run(Layer layer, List<Footprint> footprints, Pieces pieces, ChainResult chain) {
      this.layer = layer;
      this.footprints = footprints;
      this.pieces = pieces;
      this.chain = chain;
      this.everywhere = chain.field();
      this.features = layer.features().toArray(Feature[]::new);
      this.outcomes = new FeatureOutcome[features.length];
      Arrays.fill(outcomes, FeatureOutcome.kept(Status.NO_EVIDENCE));
    }

    MovedLayer result() {
      return new MovedLayer(
          new Layer(layer.name(), layer.crs(), layer.fields(), List.of(features)),
          List.of(outcomes));
    }

    void keep(Group group, Status status) {
      for (int member : group.members()) {
        outcomes[footprints.get(member).feature()] = FeatureOutcome.kept(status);
      }
    }

    void move(Group group, List<Integer> own) {
      List<Verdict> verdicts = own.stream().map(chain.verdicts()::get).toList();
      if (verdicts.stream().allMatch(v -> v.standing() == Standing.UNSEEN)) {
        keep(group, Status.NO_EVIDENCE);
        return;
      }
      boolean rigid = motion == Motion.RIGID && own.size() == 1;
      DisplacementField field = rigid ? rigid(verdicts.get(0)) : smooth(own, verdicts);
      List<Moved> moved = moveAll(group, field);
      boolean broken = moved.stream().anyMatch(this::isBroken);
      if (broken && !rigid) {
        moved = moveAll(group, DisplacementField.constant(common(moved)));
      }
      for (int i = 0; i < moved.size(); i++) {
        record(group.members().get(i), moved.get(i), own, broken && !rigid);
      }
    }

    /**
     * One shift for a group of which a member cannot follow the field: if that moved alone, it
     * would tear the walls that it shares. Rejected ones did not move, and say nothing.
     */
    private static Displacement common(List<Moved> moved) {
      List<Displacement> shifts =
          moved.stream().filter(m -> m.result() != Result.REJECTED).map(Moved::shift).toList();
      return shifts.isEmpty() ? Displacement.ZERO : GeometryMover.median(shifts);
    }

    private boolean isBroken(Moved moved) {
      return moved.result() == Result.REPAIRED || moved.result() == Result.REJECTED;
    }

    private DisplacementField rigid(Verdict verdict) {
      Displacement shift = frame.mapShift(verdict.shift());
      boolean tooShort = frame.metres(shift).length() < SHORTEST_METRES;
      return DisplacementField.constant(tooShort ? Displacement.ZERO : shift);
    }

    private DisplacementField smooth(List<Integer> own, List<Verdict> verdicts) {
      if (motion == Motion.VERTEX) {
        return frame.onMap(everywhere.orElseThrow());
      }
      List<Node> nodes =
          IntStream.range(0, own.size())
              .filter(i -> verdicts.get(i).standing() != Standing.UNSEEN)
              .mapToObj(i -> node(pieces.groups().get(own.get(i)).centroid(), verdicts.get(i)))
              .toList();
      return frame.onMap(ChainResult.field(nodes).orElseThrow());
    }

    private Node node(Coordinate place, Verdict verdict) {
      return new Node(place.x, place.y, verdict.shift(), verdict.confidence());
    }

    private List<Moved> moveAll(Group group, DisplacementField field) {
      List<Moved> moved = new ArrayList<>();
      for (int member : group.members()) {
        moved.add(mover.move(geometry(member), field));
      }
      return moved;
    }

    private Geometry geometry(int member) {
      return layer.features().get(footprints.get(member).feature()).geometry().orElseThrow();
    }

    private void record(int member, Moved moved, List<Integer> own, boolean stiffened) {
      int feature = footprints.get(member).feature();
      Status status =
          switch (moved.result()) {
            case REJECTED -> Status.REJECTED;
            case REPAIRED -> Status.REPAIRED;
            case KEPT -> isSure(member, own) ? Status.UNCHANGED : Status.LOW_CONFIDENCE;
            case MOVED -> isSure(member, own) ? Status.ALIGNED : Status.LOW_CONFIDENCE;
          };
      if (stiffened && moved.result() == Result.MOVED) {
        status = Status.REPAIRED;
      }
      features[feature] = features[feature].withGeometry(moved.geometry());
      outcomes[feature] =
          new FeatureOutcome(status, frame.metres(moved.shift()), moved.areaChange());
    }

    private boolean isSure(int member, List<Integer> own) {
      return own.stream()
          .filter(piece -> pieces.groups().get(piece).members().contains(member))
          .allMatch(piece -> chain.verdicts().get(piece).standing() == Standing.SURE);
    }
  }
}

package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Coordinate;

/**
 * What is decided of all pieces after the last level: first of each by itself ({@link
 * PieceState#verdict}), then by those around it.
 */
final class Verdicts {
  // Share of the pieces around, by weight, that are to be sure for any of them to be believed.
  private static final double LEAST_SURE = 0.2;

  private final List<PieceState> states;

  private Verdicts(List<PieceState> states) {
    this.states = states;
  }

  /** Of each piece, in their order. */
  static List<Verdict> of(List<PieceState> states, ChainOptions options) {
    Verdicts all = new Verdicts(states);
    List<Verdict> own = states.stream().map(s -> s.verdict(options)).toList();
    // Where each is to go by its own evidence, others have no say in it.
    return all.settled(options.minConfidence() > 0 ? all.believed(own) : own);
  }

  /** Where hardly any piece is sure, those that are may be so by chance, and are not believed. */
  private List<Verdict> believed(List<Verdict> own) {
    List<Node> sure = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      // A pin is the user's word, not the image's: it vouches for no other.
      if (own.get(i).match().isPresent() && !states.get(i).pinned()) {
        boolean counts = own.get(i).standing() == Standing.SURE;
        sure.add(node(i, new Displacement(counts ? 1 : 0, 0)));
      }
    }
    NeighbourPool share = new NeighbourPool(sure);
    List<Verdict> believed = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Coordinate c = place(i);
      boolean few = share.at(c.x, c.y).dx() < LEAST_SURE && !states.get(i).pinned();
      believed.add(few ? own.get(i).unsure() : own.get(i));
    }
    return believed;
  }

  /** A piece that is not sure goes with the sure ones around it. */
  private List<Verdict> settled(List<Verdict> believed) {
    List<Node> sure = new ArrayList<>();
    for (int i = 0; i < believed.size(); i++) {
      if (believed.get(i).standing() == Standing.SURE) {
        sure.add(node(i, believed.get(i).shift()));
      }
    }
    NeighbourPool pool = new NeighbourPool(sure);
    List<Verdict> settled = new ArrayList<>();
    for (int i = 0; i < believed.size(); i++) {
      Verdict own = believed.get(i);
      Coordinate c = place(i);
      boolean unsure = own.standing() == Standing.UNSURE;
      settled.add(unsure ? own.withShift(pool.at(c.x, c.y)) : own);
    }
    return settled;
  }

  private Node node(int piece, Displacement shift) {
    Coordinate c = place(piece);
    return new Node(c.x, c.y, shift, 1);
  }

  private Coordinate place(int piece) {
    return states.get(piece).piece().centroid();
  }
}

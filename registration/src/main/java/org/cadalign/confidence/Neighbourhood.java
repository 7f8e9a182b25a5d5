package org.cadalign.confidence;

import java.util.List;
import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Moves of the pieces around a place, weighted by a Gaussian of their distance that is cut off. */
final class Neighbourhood {
  private static final double DEVIATION_M = 40;
  private static final double CUT_OFF_M = 120;

  private final STRtree index = new STRtree();

  /**
   * A piece that was matched.
   *
   * @param number by which it is left out of its own neighbourhood
   * @param place metres
   * @param move metres
   */
  record Neighbour(int number, Coordinate place, Displacement move) {}

  /**
   * What neighbours did.
   *
   * @param weight sum of their weights
   * @param mean of their moves, metres; zero where there are none
   * @param spread root mean square distance of their moves from that, metres
   */
  record Moves(double weight, Displacement mean, double spread) {}

  Neighbourhood(List<Neighbour> pieces) {
    pieces.forEach(piece -> index.insert(new Envelope(piece.place()), piece));
    index.build();
  }

  /** Moves around a piece, without its own. */
  Moves around(int number, Coordinate place) {
    Envelope near = new Envelope(place);
    near.expandBy(CUT_OFF_M);
    Sum sum = new Sum();
    @SuppressWarnings("unchecked") // The index holds nothing else.
    List<Neighbour> found = index.query(near);
    found.stream()
        .filter(n -> n.number() != number)
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .forEach(n -> sum.add(n.move(), weight(n.place().distance(place))));
    return sum.moves();
  }

  private static double weight(double metres) {
    return metres < CUT_OFF_M ? Math.exp(-metres * metres / (2 * DEVIATION_M * DEVIATION_M)) : 0;
  }

  /** Weighted sums over moves. */
  private static final class Sum {
    private double weight;
    private double dx;
    private double dy;
    private double squares;

    void add(Displacement move, double w) {
      weight += w;
      dx += w * move.dx();
      dy += w * move.dy();
      squares += w * (move.dx() * move.dx() + move.dy() * move.dy());
    }

    Moves moves() {
      if (weight <= 0) {
        return new Moves(0, Displacement.ZERO, 0);
      }
      Displacement mean = new Displacement(dx / weight, dy / weight);
      double variance = squares / weight - mean.length() * mean.length();
      return new Moves(weight, mean, Math.sqrt(Math.max(0, variance)));
    }
  }
}

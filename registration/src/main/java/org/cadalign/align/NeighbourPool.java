package org.cadalign.align;

import java.util.List;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.field.Displacement;
import org.cadalign.match.Reach;

/**
 * The pooled shift of the neighbours of a place: their mean, weighted by a Gaussian that is cut
 * off.
 */
final class NeighbourPool {
  private static final double DEVIATION = 40 / Reach.METRES_PER_PIXEL;
  private static final double CUT_OFF = 5 * DEVIATION;

  private final NodeGrid grid;

  /**
   * @param nodes of neighbours, level-1 working pixels; may be empty
   */
  NeighbourPool(List<Node> nodes) {
    this.grid = new NodeGrid(nodes, CUT_OFF);
  }

  /** Pooled shift at a place; none where no neighbour is within 200 m. */
  Displacement at(double x, double y) {
    double sum = 0;
    Displacement total = Displacement.ZERO;
    for (List<Node> cell : grid.near(x, y)) {
      for (Node node : cell) {
        double r = node.distance(x, y);
        double weight = r < CUT_OFF ? Math.exp(-r * r / (2 * DEVIATION * DEVIATION)) : 0;
        sum += weight;
        total = total.plus(node.shift().times(weight));
      }
    }
    return sum > 0 ? total.times(1 / sum) : Displacement.ZERO;
  }
}

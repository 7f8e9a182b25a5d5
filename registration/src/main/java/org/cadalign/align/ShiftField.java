package org.cadalign.align;

import java.util.List;
import org.cadalign.match.Shift;

/**
 * A dense displacement field from scattered shifts: their mean, weighted by Wendland's kernel
 * (1 - r/R)^4 (4 r/R + 1), which is smooth and ends at the radius R; beyond it, the nearest shift. Local: a
 * value depends on nothing farther than R or the nearest node, so tiles can be computed alone.
 */
public final class ShiftField implements DisplacementField {
  private final NodeGrid nodes;
  private final double radius;

  /**
   * @param nodes places and their shifts, in any one unit
   * @param radius R, in that unit
   */
  public ShiftField(List<Node> nodes, double radius) {
    if (nodes.isEmpty() || !(radius > 0)) {
      throw new IllegalArgumentException(nodes.size() + " nodes, radius " + radius);
    }
    this.nodes = new NodeGrid(nodes, radius);
    this.radius = radius;
  }

  /**
   * A shift at a place.
   *
   * @param confidence 0 to 1
   */
  public record Node(double x, double y, Shift shift, double confidence) {
    double distance(double px, double py) {
      return Math.hypot(px - x, py - y);
    }
  }

  @Override
  public Shift at(double x, double y) {
    double sum = 0;
    double dx = 0;
    double dy = 0;
    for (Node node : nodes.near(x, y)) {
      double weight = weight(node.distance(x, y));
      sum += weight;
      dx += weight * node.shift().dx();
      dy += weight * node.shift().dy();
    }
    return sum > 0 ? new Shift(dx / sum, dy / sum) : nodes.nearest(x, y).shift();
  }

  /** Mean confidence of the shifts that a place is given, falling to 0 at R from the nearest of them. */
  public double confidence(double x, double y) {
    double sum = 0;
    double confidence = 0;
    double closest = 0;
    for (Node node : nodes.near(x, y)) {
      double weight = weight(node.distance(x, y));
      sum += weight;
      confidence += weight * node.confidence();
      closest = Math.max(closest, weight);
    }
    return sum > 0 ? closest * confidence / sum : 0;
  }

  private double weight(double distance) {
    double r = Math.min(1, distance / radius);
    return Math.pow(1 - r, 4) * (4 * r + 1);
  }
}

package org.cadalign.align;

import java.util.List;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;

/**
 * A dense displacement field from scattered shifts: their mean, weighted by Wendland's kernel (1 -
 * r/R)^4 (4 r/R + 1), which is smooth and ends at the radius R, over 1 + (12 r/R)^2, so that near a
 * shift the field is close to it; beyond R, the nearest shift. Local: a value depends on nothing
 * farther than R or the nearest node, so tiles can be computed alone.
 */
public final class ShiftField implements DisplacementField {
  /**
   * Share of R within which a node outweighs its neighbours, so that the field follows single
   * shifts.
   */
  private static final double CLOSE = 1.0 / 12;

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
  public record Node(double x, double y, Displacement shift, double confidence) {
    double distance(double px, double py) {
      return Math.hypot(px - x, py - y);
    }
  }

  @Override
  public Displacement at(double x, double y) {
    Mean mean = mean(x, y);
    return mean.sum > 0
        ? new Displacement(mean.dx / mean.sum, mean.dy / mean.sum)
        : nodes.nearest(x, y).shift();
  }

  /**
   * Mean confidence of the shifts that a place is given, falling to 0 at R from the nearest of
   * them.
   */
  public double confidence(double x, double y) {
    Mean mean = mean(x, y);
    return mean.sum > 0 ? mean.highest * mean.confidence / mean.sum : 0;
  }

  private Mean mean(double x, double y) {
    Mean mean = new Mean();
    for (List<Node> cell : nodes.near(x, y)) {
      for (Node node : cell) {
        double dx = node.x() - x;
        double dy = node.y() - y;
        double square = dx * dx + dy * dy;
        if (square < radius * radius) {
          double r = Math.sqrt(square) / radius;
          mean.add(node, nearness(r), r);
        }
      }
    }
    return mean;
  }

  private static double nearness(double r) {
    double square = (1 - r) * (1 - r);
    return square * square * (4 * r + 1);
  }

  /** Weighted sums over nodes. */
  private static final class Mean {
    private double sum;
    private double highest;
    private double dx;
    private double dy;
    private double confidence;

    void add(Node node, double nearness, double r) {
      double weight = nearness / (1 + r * r / (CLOSE * CLOSE));
      sum += weight;
      highest = Math.max(highest, nearness);
      dx += weight * node.shift().dx();
      dy += weight * node.shift().dy();
      confidence += weight * node.confidence();
    }
  }
}

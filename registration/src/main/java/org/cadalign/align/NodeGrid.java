package org.cadalign.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadalign.align.ShiftField.Node;

/**
 * Finds nodes by place; of nodes as near as each other, the upper, then the left one is the
 * nearest.
 */
final class NodeGrid {
  private static final Comparator<Node> BY_PLACE =
      Comparator.comparing(Node::y).thenComparing(Node::x);

  private final double side;
  private final Map<Cell, List<Node>> cells = new HashMap<>();
  private long left = Long.MAX_VALUE;
  private long right = Long.MIN_VALUE;
  private long top = Long.MAX_VALUE;
  private long bottom = Long.MIN_VALUE;

  private record Cell(long x, long y) {}

  /**
   * @param nodes in any order; {@link #nearest} needs at least one
   * @param side of a cell, and the distance that {@link #near} must reach
   */
  NodeGrid(List<Node> nodes, double side) {
    this.side = side;
    for (Node node : nodes) {
      Cell cell = cell(node.x(), node.y());
      cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(node);
      left = Math.min(left, cell.x);
      right = Math.max(right, cell.x);
      top = Math.min(top, cell.y);
      bottom = Math.max(bottom, cell.y);
    }
  }

  private Cell cell(double x, double y) {
    return new Cell((long) Math.floor(x / side), (long) Math.floor(y / side));
  }

  /** All nodes within one side of a place, and some beyond, by cell in a fixed order. */
  List<List<Node>> near(double x, double y) {
    Cell centre = cell(x, y);
    List<List<Node>> near = new ArrayList<>(9);
    for (int i = 0; i < 9; i++) {
      near.add(inCell(centre.x + i % 3 - 1, centre.y + i / 3 - 1));
    }
    return near;
  }

  /** The node nearest to a place. */
  Node nearest(double x, double y) {
    Cell centre = cell(x, y);
    List<Node> nearest = new ArrayList<>();
    for (long ring = 0; ring <= farthest(centre); ring++) {
      nearest.addAll(ring(centre, ring));
      // Nodes of the next rings are at least this ring's number of sides away.
      double safe = ring * side;
      if (nearest.stream().anyMatch(node -> node.distance(x, y) <= safe)) {
        break;
      }
    }
    return nearest.stream()
        .min(Comparator.<Node, Double>comparing(n -> n.distance(x, y)).thenComparing(BY_PLACE))
        .orElseThrow();
  }

  /** Number of the last ring around a cell that can hold nodes. */
  private long farthest(Cell centre) {
    return Math.max(
        Math.max(centre.x - left, right - centre.x), Math.max(centre.y - top, bottom - centre.y));
  }

  /** Nodes of the cells whose larger distance along an axis to the centre is {@code ring}. */
  private List<Node> ring(Cell centre, long ring) {
    List<Node> found = new ArrayList<>();
    long last = Math.min(centre.y + ring, bottom);
    for (long y = Math.max(centre.y - ring, top); y <= last; y++) {
      boolean whole = Math.abs(y - centre.y) == ring;
      long step = whole ? 1 : 2 * ring;
      for (long x = centre.x - ring; x <= centre.x + ring; x += step) {
        found.addAll(inCell(x, y));
      }
    }
    return found;
  }

  private List<Node> inCell(long x, long y) {
    return cells.getOrDefault(new Cell(x, y), List.of());
  }
}

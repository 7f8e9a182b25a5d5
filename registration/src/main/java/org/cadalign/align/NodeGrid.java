package org.cadalign.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.align.ShiftField.Node;

/** Finds nodes by place; ties go to the lower index. */
final class NodeGrid {
  private final List<Node> nodes;
  private final double side;
  private final Map<Cell, List<Integer>> cells = new HashMap<>();
  private long left = Long.MAX_VALUE;
  private long right = Long.MIN_VALUE;
  private long top = Long.MAX_VALUE;
  private long bottom = Long.MIN_VALUE;

  private record Cell(long x, long y) {}

  /**
   * @param nodes at least one
   * @param side of a cell, and the distance that {@link #near} must reach
   */
  NodeGrid(List<Node> nodes, double side) {
    this.nodes = List.copyOf(nodes);
    this.side = side;
    for (int i = 0; i < nodes.size(); i++) {
      Cell cell = cell(nodes.get(i).x(), nodes.get(i).y());
      cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(i);
      left = Math.min(left, cell.x);
      right = Math.max(right, cell.x);
      top = Math.min(top, cell.y);
      bottom = Math.max(bottom, cell.y);
    }
  }

  private Cell cell(double x, double y) {
    return new Cell((long) Math.floor(x / side), (long) Math.floor(y / side));
  }

  /** All nodes within one side of a place, and some beyond, in a fixed order. */
  List<Node> near(double x, double y) {
    Cell centre = cell(x, y);
    List<Node> near = new ArrayList<>();
    for (long cy = centre.y - 1; cy <= centre.y + 1; cy++) {
      for (long cx = centre.x - 1; cx <= centre.x + 1; cx++) {
        indices(cx, cy).forEach(i -> near.add(nodes.get(i)));
      }
    }
    return near;
  }

  /** The node nearest to a place. */
  Node nearest(double x, double y) {
    Cell centre = cell(x, y);
    Optional<Integer> best = Optional.empty();
    for (long ring = 0; ; ring++) {
      for (int i : ring(centre, ring)) {
        best = Optional.of(best.map(b -> closer(b, i, x, y)).orElse(i));
      }
      // A node in the next ring is at least this ring's sides away.
      if (best.isPresent() && nodes.get(best.get()).distance(x, y) <= ring * side) {
        return nodes.get(best.get());
      }
      if (best.isPresent() && ring > reachOf(centre)) {
        return nodes.get(best.get());
      }
    }
  }

  private long reachOf(Cell centre) {
    return Math.max(
        Math.max(centre.x - left, right - centre.x), Math.max(centre.y - top, bottom - centre.y));
  }

  private int closer(int a, int b, double x, double y) {
    double da = nodes.get(a).distance(x, y);
    double db = nodes.get(b).distance(x, y);
    return db < da || (db == da && b < a) ? b : a;
  }

  /** Nodes of the cells whose larger distance along an axis to the centre is {@code ring}. */
  private List<Integer> ring(Cell centre, long ring) {
    List<Integer> found = new ArrayList<>();
    long y0 = Math.max(centre.y - ring, top);
    long y1 = Math.min(centre.y + ring, bottom);
    for (long y = y0; y <= y1; y++) {
      boolean whole = Math.abs(y - centre.y) == ring;
      long step = whole || ring == 0 ? 1 : 2 * ring;
      for (long x = centre.x - ring; x <= centre.x + ring; x += step) {
        if (x >= left && x <= right) {
          found.addAll(indices(x, y));
        }
      }
    }
    return found;
  }

  private List<Integer> indices(long x, long y) {
    return cells.getOrDefault(new Cell(x, y), List.of());
  }
}

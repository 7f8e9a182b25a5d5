package org.cadalign.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Groups that are matched at once.
 *
 * @param members those answered for, ascending
 * @param all members and every group within pooling reach of one of them, ascending
 */
record Block(List<Integer> members, List<Integer> all) {
  /**
   * Cuts groups into blocks of at most {@code max} groups with their context, as far as their
   * density allows.
   *
   * @param places of the groups by index, level-1 pixels
   * @param groups indices, ascending
   * @param reach level-1 pixels
   */
  static List<Block> cut(List<Coordinate> places, List<Integer> groups, double reach, int max) {
    List<Block> blocks = new ArrayList<>();
    if (!groups.isEmpty()) {
      new Cutter(places, groups, reach, max, blocks).cut(groups);
    }
    return blocks;
  }

  private record Cutter(
      List<Coordinate> places, List<Integer> groups, double reach, int max, List<Block> blocks) {
    void cut(List<Integer> members) {
      Envelope box = new Envelope();
      members.forEach(member -> box.expandToInclude(places.get(member)));
      Envelope near = new Envelope(box);
      near.expandBy(reach);
      List<Integer> all = groups.stream().filter(g -> near.contains(places.get(g))).toList();
      // Below a quarter of the reach, further cuts repeat the same context for ever fewer members.
      if (all.size() <= max || members.size() == 1 || box.getDiameter() < reach / 4) {
        blocks.add(new Block(members.stream().sorted().toList(), all));
      } else {
        halve(members, box.getWidth() >= box.getHeight());
      }
    }

    private void halve(List<Integer> members, boolean alongX) {
      Comparator<Integer> order =
          Comparator.<Integer, Double>comparing(m -> alongX ? places.get(m).x : places.get(m).y)
              .thenComparing(m -> m);
      List<Integer> sorted = members.stream().sorted(order).toList();
      cut(sorted.subList(0, sorted.size() / 2));
      cut(sorted.subList(sorted.size() / 2, sorted.size()));
    }
  }
}

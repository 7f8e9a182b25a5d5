package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.match.Reach;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Cuts groups that are larger than {@value #LARGEST_METRES} m into pieces of whole footprints, by
 * the cells of a grid that their centroids lie in.
 *
 * @param groups by piece, what is matched as one
 * @param byGroup pieces of each group, ascending
 */
public record Pieces(List<Group> groups, List<List<Integer>> byGroup) {
  /** Largest extent along an axis that moves as one. */
  public static final double LARGEST_METRES = 60;

  private static final double CELL = LARGEST_METRES / 2 / Reach.METRES_PER_PIXEL;

  public Pieces {
    groups = List.copyOf(groups);
    byGroup = List.copyOf(byGroup);
  }

  public static Pieces of(List<Footprint> footprints, List<Group> groups) {
    List<Group> pieces = new ArrayList<>();
    List<List<Integer>> byGroup = new ArrayList<>();
    for (Group group : groups) {
      List<Integer> own = new ArrayList<>();
      for (Group piece : cut(footprints, group)) {
        own.add(pieces.size());
        pieces.add(piece);
      }
      byGroup.add(List.copyOf(own));
    }
    return new Pieces(pieces, byGroup);
  }

  /** Pieces of some groups, ascending. */
  public Set<Integer> of(Set<Integer> groups) {
    Set<Integer> own = new TreeSet<>();
    groups.forEach(group -> own.addAll(byGroup.get(group)));
    return own;
  }

  private static List<Group> cut(List<Footprint> footprints, Group group) {
    Envelope envelope = group.envelope();
    double extent = Math.max(envelope.getWidth(), envelope.getHeight());
    if (extent * Reach.METRES_PER_PIXEL <= LARGEST_METRES || group.members().size() == 1) {
      return List.of(group);
    }
    SortedMap<Coordinate, List<Integer>> cells = new TreeMap<>();
    for (int member : group.members()) {
      Coordinate c = footprints.get(member).centroid();
      Coordinate cell =
          new Coordinate(
              Math.floor((c.x - envelope.getMinX()) / CELL),
              Math.floor((c.y - envelope.getMinY()) / CELL));
      cells.computeIfAbsent(cell, k -> new ArrayList<>()).add(member);
    }
    return cells.values().stream().map(members -> piece(footprints, members)).toList();
  }

  private static Group piece(List<Footprint> footprints, List<Integer> members) {
    Envelope envelope = new Envelope();
    double area = 0;
    double x = 0;
    double y = 0;
    for (int member : members) {
      Geometry shape = footprints.get(member).shape();
      Coordinate c = footprints.get(member).centroid();
      double weight = Math.max(shape.getArea(), Double.MIN_NORMAL);
      envelope.expandToInclude(shape.getEnvelopeInternal());
      area += weight;
      x += weight * c.x;
      y += weight * c.y;
    }
    return new Group(members, new Coordinate(x / area, y / area), envelope);
  }
}

package org.cadalign.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.draw.Outline;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds which footprints share a vertex or a stretch of wall, within a tolerance: a vertex of one
 * lies on a vertex of the other, or two vertices of theirs lie on the other's walls, more than
 * {@value #DISTINCT} tolerances from each other. Sharing is followed through: a row of houses is
 * one group. A single corner on a wall does not join, since buildings of a noisy map have such
 * contacts by chance; nor does overlap, since outlines that merely cross share no wall.
 */
public final class FootprintGroups {
  /** One centimetre on the ground, in level-1 pixels of 0.3 m. */
  public static final double ONE_CENTIMETRE = 0.01 / 0.3;

  /** Contacts nearer to each other, tolerances, are one. */
  private static final double DISTINCT = 5;

  private final List<Footprint> footprints;
  private final List<Outline> outlines;
  private final List<Envelope> bounds;
  private final double tolerance;
  private final int[] parent;

  private FootprintGroups(List<Footprint> footprints, double tolerance) {
    this.footprints = footprints;
    this.outlines = footprints.stream().map(f -> Outline.of(f.shape())).toList();
    this.bounds = outlines.stream().map(Outline::bounds).toList();
    this.tolerance = tolerance;
    this.parent = new int[footprints.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  /**
   * Groups footprints; every footprint is in exactly one group, groups are ordered by their first
   * member.
   *
   * @param tolerancePixels how near a vertex is on a wall, bound included, level-1 pixels
   */
  public static List<Group> of(List<Footprint> footprints, double tolerancePixels) {
    FootprintGroups groups = new FootprintGroups(footprints, tolerancePixels);
    groups.join();
    return groups.collect();
  }

  private void join() {
    STRtree tree = new STRtree();
    for (int i = 0; i < outlines.size(); i++) {
      if (!bounds.get(i).isNull()) {
        tree.insert(bounds.get(i), i);
      }
    }
    for (int i = 0; i < outlines.size(); i++) {
      if (!bounds.get(i).isNull()) {
        joinWithLater(tree, i);
      }
    }
  }

  private void joinWithLater(STRtree tree, int i) {
    Envelope near = new Envelope(bounds.get(i));
    near.expandBy(tolerance);
    tree.query(
        near,
        item -> {
          if (item instanceof Integer j && j > i && root(i) != root(j) && share(i, j)) {
            union(i, j);
          }
        });
  }

  private boolean share(int i, int j) {
    Contacts contacts = new Contacts();
    return contacts.joinBy(i, j) || contacts.joinBy(j, i);
  }

  /** Where the vertices of two footprints lie on each other's walls. */
  private final class Contacts {
    private final List<Coordinate> places = new ArrayList<>();

    /** Adds the owner's vertices, and says whether the footprints now share a vertex or a wall. */
    boolean joinBy(int owner, int other) {
      Envelope near = new Envelope(bounds.get(other));
      near.expandBy(tolerance);
      for (Outline.Ring ring : outlines.get(owner).rings()) {
        for (int v = 0; v < ring.size(); v++) {
          Coordinate vertex = vertex(ring, v);
          if (near.contains(vertex) && joinsAt(vertex, outlines.get(other))) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean joinsAt(Coordinate vertex, Outline outline) {
      for (Outline.Ring ring : outline.rings()) {
        for (int v = 0; v < ring.size(); v++) {
          Coordinate corner = vertex(ring, v);
          Coordinate next = vertex(ring, (v + 1) % ring.size());
          if (vertex.distance(corner) <= tolerance) {
            return true;
          }
          if (Distance.pointToSegment(vertex, corner, next) <= tolerance && isSecond(vertex)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean isSecond(Coordinate contact) {
      boolean second = false;
      boolean known = false;
      for (Coordinate place : places) {
        second |= place.distance(contact) > DISTINCT * tolerance;
        known |= place.distance(contact) <= tolerance;
      }
      if (!known) {
        places.add(contact);
      }
      return second;
    }
  }

  private static Coordinate vertex(Outline.Ring ring, int v) {
    return new Coordinate(ring.xy()[2 * v], ring.xy()[2 * v + 1]);
  }

  /** The smaller root stays, so that a group is known by its first member. */
  private void union(int a, int b) {
    int first = root(a);
    int second = root(b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private List<Group> collect() {
    SortedMap<Integer, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      members.computeIfAbsent(root(i), first -> new ArrayList<>()).add(i);
    }
    return members.values().stream().map(this::group).toList();
  }

  private Group group(List<Integer> members) {
    Envelope envelope = new Envelope();
    double area = 0;
    Coordinate sum = new Coordinate(0, 0);
    for (int member : members) {
      Geometry shape = footprints.get(member).shape();
      envelope.expandToInclude(shape.getEnvelopeInternal());
      Coordinate centre = footprints.get(member).centroid();
      double weight = shape.getArea();
      area += weight;
      sum.setX(sum.getX() + weight * centre.x);
      sum.setY(sum.getY() + weight * centre.y);
    }
    return new Group(members, centroid(sum, area, envelope), envelope);
  }

  private static Coordinate centroid(Coordinate sum, double area, Envelope envelope) {
    if (area > 0) {
      return new Coordinate(sum.getX() / area, sum.getY() / area);
    }
    return envelope.isNull() ? new Coordinate(0, 0) : envelope.centre();
  }
}

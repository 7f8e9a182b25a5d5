package org.cadalign.match;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.MapWindows.NumberedShape;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;

/** Groups at the places where the levels done so far have moved them; not changed by anyone. */
public final class Placement {
  private final List<Footprint> footprints;
  private final List<Group> groups;
  private final List<Displacement> shifts;
  private final STRtree index = new STRtree();

  /**
   * @param footprints all of the scene, level-1 pixels
   * @param groups whose members are indices of footprints
   * @param shifts of the groups so far, level-1 pixels
   */
  public Placement(List<Footprint> footprints, List<Group> groups, List<Displacement> shifts) {
    if (groups.size() != shifts.size()) {
      throw new IllegalArgumentException(groups.size() + " groups, " + shifts.size() + " shifts");
    }
    this.footprints = List.copyOf(footprints);
    this.groups = List.copyOf(groups);
    this.shifts = List.copyOf(shifts);
    for (int group = 0; group < groups.size(); group++) {
      index.insert(envelope(group), group);
    }
    index.build();
  }

  /** Footprints as groups of one each, with a shift each. */
  public static Placement ofEach(List<Footprint> footprints, List<Displacement> shifts) {
    List<Group> each = new ArrayList<>();
    for (int i = 0; i < footprints.size(); i++) {
      Geometry shape = footprints.get(i).shape();
      each.add(new Group(List.of(i), footprints.get(i).centroid(), shape.getEnvelopeInternal()));
    }
    return new Placement(footprints, each, shifts);
  }

  /** Number of groups. */
  public int size() {
    return groups.size();
  }

  /** Centroid of a group where it lies now, level-1 pixels. */
  public Coordinate centroid(int group) {
    Displacement shift = shifts.get(group);
    Coordinate centroid = groups.get(group).centroid();
    return new Coordinate(centroid.x + shift.dx(), centroid.y + shift.dy());
  }

  /** Envelope of a group where it lies now, level-1 pixels. */
  public Envelope envelope(int group) {
    Envelope envelope = new Envelope(groups.get(group).envelope());
    envelope.translate(shifts.get(group).dx(), shifts.get(group).dy());
    return envelope;
  }

  /**
   * Envelopes of the groups that touch the image, pixels of the level.
   *
   * @param width columns of the level
   * @param height rows of the level
   */
  public SortedMap<Integer, Envelope> inside(int level, int width, int height) {
    SortedMap<Integer, Envelope> inside = new TreeMap<>();
    Envelope image = new Envelope(0, width, 0, height);
    for (int group = 0; group < size(); group++) {
      Envelope envelope = scaled(envelope(group), 1.0 / level);
      if (image.intersects(envelope)) {
        inside.put(group, envelope);
      }
    }
    return inside;
  }

  /** Groups that may be seen in a window of a level, ascending. */
  public List<Integer> near(Window window, int level) {
    // Anti-aliased edges reach a pixel or two beyond a shape.
    int fringe = 4;
    Envelope pixels =
        new Envelope(
            window.x() - fringe,
            window.x() + window.width() + fringe,
            window.y() - fringe,
            window.y() + window.height() + fringe);
    return touching(scaled(pixels, level));
  }

  /** Tells groups whose envelopes touch an area of level-1 pixels, in any order. */
  void eachTouching(Envelope area, IntConsumer told) {
    index.query(area, item -> told.accept((Integer) item));
  }

  /** Groups whose envelopes touch an area of level-1 pixels, ascending. */
  public List<Integer> touching(Envelope area) {
    List<Integer> found = new ArrayList<>();
    index.query(area, item -> found.add((Integer) item));
    return List.copyOf(new TreeSet<>(found));
  }

  /** Shapes of groups where they lie now, numbered from 1 in the order given. */
  public List<NumberedShape> shapes(List<Integer> wanted) {
    List<NumberedShape> shapes = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      for (int member : groups.get(wanted.get(i)).members()) {
        shapes.add(new NumberedShape(moved(member, shifts.get(wanted.get(i))), i + 1));
      }
    }
    return shapes;
  }

  private Geometry moved(int member, Displacement shift) {
    Geometry shape = footprints.get(member).shape();
    return shift.isZero()
        ? shape
        : AffineTransformation.translationInstance(shift.dx(), shift.dy()).transform(shape);
  }

  static Envelope scaled(Envelope e, double factor) {
    return new Envelope(
        e.getMinX() * factor, e.getMaxX() * factor, e.getMinY() * factor, e.getMaxY() * factor);
  }
}

package org.cadalign.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cadalign.data.Footprint;
import org.cadalign.data.FootprintGroups;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.noise.GroupJitter;
import org.cadalign.noise.RigidShift;
import org.cadalign.noise.SmoothField;
import org.cadalign.noise.Streams;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * What is wrong with labels. All displacements are added to true positions, ground metres.
 *
 * @param vertex standard deviation per axis of each vertex; a vertex that buildings share moves
 *     once
 * @param building standard deviation per axis of each building, or group that shares walls
 * @param smooth longest displacement of a smooth field over the city
 * @param bias of all labels, east and north
 * @param missing share of the buildings that have no label
 * @param stale labels where no building stands, over the number of buildings
 */
public record LabelNoise(
    double vertex,
    double building,
    double smooth,
    Displacement bias,
    double missing,
    double stale) {
  /** Labels that are exactly right. */
  public static final LabelNoise NONE = new LabelNoise(0, 0, 0, Displacement.ZERO, 0, 0);

  private static final SmoothField.Sizes BLOBS = new SmoothField.Sizes(45, 120);
  private static final double ONE_CENTIMETRE = 0.01;
  private static final int TRIES = 50;
  private static final double STRONGEST = 100;
  private static final double MOST_STALE = 10;

  // Numbers of the streams of randomness, so that one kind of noise does not change another.
  private static final int VERTEX = 0;
  private static final int BUILDING = 1;
  private static final int SMOOTH = 2;
  private static final int MISSING = 3;
  private static final int STALE = 4;

  public LabelNoise {
    for (double metres : new double[] {vertex, building, smooth, bias.length()}) {
      if (!(metres >= 0 && metres <= STRONGEST)) {
        throw new IllegalArgumentException(
            "noise and bias are 0 to " + STRONGEST + " m, not " + metres);
      }
    }
    if (!(missing >= 0 && missing < 1)) {
      throw new IllegalArgumentException("missing labels are 0 to less than 1, not " + missing);
    }
    if (!(stale >= 0 && stale <= MOST_STALE)) {
      throw new IllegalArgumentException("stale labels are 0 to " + MOST_STALE + ", not " + stale);
    }
  }

  /**
   * A label.
   *
   * @param building number of the building that it means; empty if it is stale
   * @param shape where it says that the building stands
   */
  public record Label(Optional<Integer> building, Polygon shape) {}

  /**
   * Labels of buildings. Those that are missing and those that are stale come in any unit of
   * length; displacements are metres.
   *
   * @param footprints of the buildings, in the plane (x east, y south)
   * @param extent of the plane that stale labels may stand in
   */
  public List<Label> labels(List<Polygon> footprints, Envelope extent, long seed) {
    long own = Streams.of(seed, 2).nextLong();
    List<Displacement> moves = moves(footprints, extent, own);
    VertexNoise vertices = new VertexNoise(Streams.of(own, VERTEX), vertex, new HashMap<>());
    SplittableRandom absent = Streams.of(own, MISSING);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < footprints.size(); i++) {
      Polygon shaken = vertices.of(footprints.get(i));
      if (absent.nextDouble() >= missing) {
        labels.add(new Label(Optional.of(i), moved(shaken, moves.get(i))));
      }
    }
    labels.addAll(stale(footprints, extent, Streams.of(own, STALE)));
    return labels;
  }

  /** One displacement for each building. */
  private List<Displacement> moves(List<Polygon> footprints, Envelope extent, long seed) {
    DisplacementField field =
        DisplacementField.sum(
            List.of(
                new RigidShift(new Displacement(bias.dx(), -bias.dy())),
                SmoothField.random(Streams.of(seed, SMOOTH), extent, BLOBS, smooth)));
    GroupJitter jitter = new GroupJitter(Streams.of(seed, BUILDING).nextLong(), building);
    List<Footprint> members = new ArrayList<>();
    for (int i = 0; i < footprints.size(); i++) {
      members.add(new Footprint(i, footprints.get(i)));
    }
    List<Group> groups = FootprintGroups.of(members, ONE_CENTIMETRE);
    List<Displacement> moves =
        new ArrayList<>(footprints.stream().map(f -> Displacement.ZERO).toList());
    for (int g = 0; g < groups.size(); g++) {
      Coordinate centre = groups.get(g).centroid();
      Displacement move = field.at(centre.x, centre.y).plus(jitter.of(g));
      groups.get(g).members().forEach(member -> moves.set(member, move));
    }
    return moves;
  }

  private static Polygon moved(Polygon polygon, Displacement by) {
    return (Polygon) AffineTransformation.translationInstance(by.dx(), by.dy()).transform(polygon);
  }

  /** Copies of buildings at places where none stands. */
  private List<Label> stale(List<Polygon> footprints, Envelope extent, SplittableRandom random) {
    List<Label> labels = new ArrayList<>();
    long wanted = Math.round(stale * footprints.size());
    for (int tries = 0; labels.size() < wanted && tries < TRIES * wanted; tries++) {
      Polygon copied = footprints.get(random.nextInt(footprints.size()));
      Coordinate from = copied.getEnvelopeInternal().centre();
      double x = extent.getMinX() + extent.getWidth() * random.nextDouble();
      double y = extent.getMinY() + extent.getHeight() * random.nextDouble();
      Polygon there = moved(copied, new Displacement(x - from.x, y - from.y));
      if (extent.contains(there.getEnvelopeInternal()) && isFree(there, footprints)) {
        labels.add(new Label(Optional.empty(), there));
      }
    }
    return labels;
  }

  private static boolean isFree(Polygon place, List<Polygon> footprints) {
    Envelope box = place.getEnvelopeInternal();
    return footprints.stream()
        .noneMatch(f -> f.getEnvelopeInternal().intersects(box) && f.intersects(place));
  }

  /** Noise of vertices; those at one place, to a centimetre, have the same. */
  private record VertexNoise(SplittableRandom random, double sigma, Map<Coordinate, Drawn> drawn) {
    Polygon of(Polygon polygon) {
      Geometry shaken = polygon.copy();
      shaken.apply(
          new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
              Displacement by = at(sequence.getCoordinate(i));
              sequence.setOrdinate(i, CoordinateSequence.X, sequence.getX(i) + by.dx());
              sequence.setOrdinate(i, CoordinateSequence.Y, sequence.getY(i) + by.dy());
            }

            @Override
            public boolean isDone() {
              return false;
            }

            @Override
            public boolean isGeometryChanged() {
              return sigma > 0;
            }
          });
      return (Polygon) shaken;
    }

    /** What the vertex at this place, to a centimetre, was given, or a new one. */
    private Displacement at(Coordinate vertex) {
      double column = Math.floor(vertex.x / ONE_CENTIMETRE);
      double row = Math.floor(vertex.y / ONE_CENTIMETRE);
      for (int right = -1; right <= 1; right++) {
        for (int down = -1; down <= 1; down++) {
          Drawn near = drawn.get(new Coordinate(column + right, row + down));
          if (near != null && near.place.distance(vertex) <= ONE_CENTIMETRE) {
            return near.by;
          }
        }
      }
      Displacement by =
          new Displacement(sigma * random.nextGaussian(), sigma * random.nextGaussian());
      drawn.put(new Coordinate(column, row), new Drawn(vertex.copy(), by));
      return by;
    }
  }

  /** The noise of a vertex. */
  private record Drawn(Coordinate place, Displacement by) {}
}

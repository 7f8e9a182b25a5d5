package org.cadalign.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Distances between a layer and the truth, vertex by vertex.
 *
 * @param measure what a distance is
 * @param features one entry per feature that could be compared, in the order of the layer
 * @param unmatched features of the layer with no counterpart in the truth, left out
 */
public record VertexErrors(Measure measure, List<FeatureErrors> features, int unmatched) {
  public VertexErrors {
    features = List.copyOf(features);
  }

  /** What a distance is; printed wherever a figure that rests on it is. */
  public enum Measure {
    /** From a vertex to the truth's vertex of the same id and index. */
    VERTEX("vertex error"),
    /** From a vertex to the truth's nearest outline. */
    BOUNDARY("distance to the nearest outline");

    private final String words;

    Measure(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * Distances of one feature.
   *
   * @param feature position of the feature in the layer
   * @param metres one distance per vertex
   * @param offsets from the true vertex to the layer's, one per vertex, along the plane's axes;
   *     none where the measure is a {@link Measure#BOUNDARY}, which has no direction
   */
  public record FeatureErrors(int feature, double[] metres, List<Displacement> offsets) {
    public FeatureErrors {
      offsets = List.copyOf(offsets);
    }

    /** The middle one of the distances, metres. */
    public double median() {
      return ErrorSummary.of(metres).median();
    }

    static FeatureErrors of(int feature, List<Displacement> offsets) {
      double[] metres = offsets.stream().mapToDouble(Displacement::length).toArray();
      return new FeatureErrors(feature, metres, offsets);
    }
  }

  /**
   * Compares a layer with the truth: by id and vertex index where every pair of equal ids has the
   * same rings and vertex counts, by {@link Measure#BOUNDARY} otherwise. One measure serves the
   * whole layer, since a mixture would mean neither. Features without a vertex count as unmatched.
   */
  public static VertexErrors between(List<Checkpoint> layer, List<Checkpoint> truth) {
    Map<String, Geometry> byId = uniqueIds(truth);
    List<FeatureErrors> errors = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      Geometry mine = layer.get(i).geometry();
      Geometry theirs = byId.get(layer.get(i).id());
      if (theirs == null) {
        continue;
      }
      Optional<List<Displacement>> offsets = byIndex(mine, theirs);
      if (offsets.isEmpty()) {
        return BoundaryDistance.between(layer, truth);
      }
      if (!offsets.get().isEmpty()) {
        errors.add(FeatureErrors.of(i, offsets.get()));
      }
    }
    return errors.isEmpty() || uniqueIds(layer).size() < layer.size()
        ? BoundaryDistance.between(layer, truth)
        : new VertexErrors(Measure.VERTEX, errors, layer.size() - errors.size());
  }

  /** All distances one after the other, metres. */
  public double[] metres() {
    return features.stream().flatMapToDouble(f -> Arrays.stream(f.metres())).toArray();
  }

  /**
   * One distance for each feature that could be compared, the median over its vertices, metres: the
   * vertices of a building that moved as one are no points of their own.
   */
  public double[] byFeature() {
    return features.stream().mapToDouble(FeatureErrors::median).toArray();
  }

  /** What all vertices have in common; empty where distances have no direction. */
  public Optional<CommonOffset> commonOffset() {
    List<Displacement> offsets = features.stream().flatMap(f -> f.offsets().stream()).toList();
    return offsets.isEmpty() ? Optional.empty() : Optional.of(CommonOffset.of(offsets));
  }

  /** Geometries by id; an id that occurs twice is no id and matches nothing. */
  static Map<String, Geometry> uniqueIds(List<Checkpoint> layer) {
    Map<String, Integer> count = new HashMap<>();
    layer.forEach(feature -> count.merge(feature.id(), 1, Integer::sum));
    Map<String, Geometry> byId = new HashMap<>();
    for (Checkpoint feature : layer) {
      if (count.get(feature.id()) == 1) {
        byId.put(feature.id(), feature.geometry());
      }
    }
    return byId;
  }

  private static Optional<List<Displacement>> byIndex(Geometry mine, Geometry theirs) {
    List<Coordinate[]> a = Rings.open(mine);
    List<Coordinate[]> b = Rings.open(theirs);
    if (a.size() != b.size()) {
      return Optional.empty();
    }
    List<Displacement> offsets = new ArrayList<>();
    for (int ring = 0; ring < a.size(); ring++) {
      if (a.get(ring).length != b.get(ring).length) {
        return Optional.empty();
      }
      for (int i = 0; i < a.get(ring).length; i++) {
        Coordinate from = b.get(ring)[i];
        Coordinate to = a.get(ring)[i];
        offsets.add(new Displacement(to.x - from.x, to.y - from.y));
      }
    }
    return Optional.of(offsets);
  }
}

package org.cadalign.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cadalign.evaluate.Checkpoint;
import org.cadalign.evaluate.Checkpoints;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;

/** How far labels lie from others, over any number of scenes: root mean square per axis. */
public final class LabelShift {
  private double squares;
  private double east;
  private double north;
  private long vertices;

  /**
   * Adds a scene, whose features are matched by their ids. A feature whose vertices do not
   * correspond, as those of a repaired outline, is left out.
   */
  public void add(Layer layer, Layer reference) throws DataException {
    Checkpoints points = Checkpoints.of(layer, reference, Optional.empty());
    Map<String, Checkpoint> references = new HashMap<>();
    points.truth().forEach(point -> references.put(point.id(), point));
    for (Checkpoint point : points.layer()) {
      Optional.ofNullable(references.get(point.id())).ifPresent(other -> add(point, other));
    }
  }

  private void add(Checkpoint point, Checkpoint reference) {
    VertexErrors errors = VertexErrors.between(List.of(point), List.of(reference));
    for (VertexErrors.FeatureErrors feature : errors.features()) {
      for (Displacement offset : feature.offsets()) {
        squares += offset.dx() * offset.dx() + offset.dy() * offset.dy();
        east += offset.dx();
        north += offset.dy();
        vertices++;
      }
    }
  }

  /** Adds a scene of the same features; where they have no ids, they come in the same order. */
  void addSame(Layer layer, Layer reference) throws DataException {
    long before = vertices;
    add(layer, reference);
    if (vertices == before) {
      add(numbered(layer), numbered(reference));
    }
  }

  private static Layer numbered(Layer layer) {
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      String number = Integer.toString(features.size());
      features.add(new Feature(Optional.of(number), feature.geometry(), feature.values()));
    }
    return new Layer(layer.name(), layer.crs(), layer.fields(), features);
  }

  /** Ground metres; 0 if nothing could be compared. */
  public double metres() {
    return known().orElse(0);
  }

  /** Ground metres; empty if nothing could be compared. */
  OptionalDouble known() {
    return vertices == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(squares / (2 * vertices)));
  }

  /** What all vertices have in common, ground metres east and north. */
  public Displacement mean() {
    return vertices == 0 ? Displacement.ZERO : new Displacement(east, north).times(1.0 / vertices);
  }
}

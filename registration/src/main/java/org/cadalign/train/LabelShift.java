package org.cadalign.train;

import java.util.Optional;
import org.cadalign.evaluate.Checkpoints;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;

/** How far labels lie from others, over any number of scenes: root mean square per axis. */
public final class LabelShift {
  private double squares;
  private double east;
  private double north;
  private long vertices;

  /** Adds a scene, whose features are matched by their ids. */
  public void add(Layer layer, Layer reference) throws DataException {
    Checkpoints points = Checkpoints.of(layer, reference, Optional.empty());
    VertexErrors errors = VertexErrors.between(points.layer(), points.truth());
    for (VertexErrors.FeatureErrors feature : errors.features()) {
      for (Displacement offset : feature.offsets()) {
        squares += offset.dx() * offset.dx() + offset.dy() * offset.dy();
        east += offset.dx();
        north += offset.dy();
        vertices++;
      }
    }
  }

  /** Ground metres; 0 if nothing could be compared. */
  public double metres() {
    return vertices == 0 ? 0 : Math.sqrt(squares / (2 * vertices));
  }

  /** What all vertices have in common, ground metres east and north. */
  public Displacement mean() {
    return vertices == 0 ? Displacement.ZERO : new Displacement(east, north).times(1.0 / vertices);
  }
}

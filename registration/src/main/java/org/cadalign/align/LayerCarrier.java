package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.field.DisplacementField;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;

/**
 * Carries any layer along with a field: parcels, addresses, trees. Every vertex moves by the field
 * at its place, so whatever features share stays shared.
 *
 * @param mover from the layer's system to the field's
 * @param frame of the field's system
 * @param field over that system, in its units
 */
public record LayerCarrier(GeometryMover mover, WorkingFrame frame, DisplacementField field) {
  /** Moves every feature; null geometries pass as they are. */
  public MovedLayer carry(Layer layer) {
    List<Feature> features = new ArrayList<>();
    List<FeatureOutcome> outcomes = new ArrayList<>();
    for (Feature feature : layer.features()) {
      Moved moved = feature.geometry().map(g -> mover.move(g, field)).orElse(null);
      if (moved == null) {
        features.add(feature);
        outcomes.add(FeatureOutcome.kept(Status.NO_EVIDENCE));
      } else {
        features.add(feature.withGeometry(moved.geometry()));
        outcomes.add(
            new FeatureOutcome(status(moved), frame.metres(moved.shift()), moved.areaChange()));
      }
    }
    return new MovedLayer(new Layer(layer.name(), layer.crs(), layer.fields(), features), outcomes);
  }

  private static Status status(Moved moved) {
    return switch (moved.result()) {
      case MOVED -> Status.ALIGNED;
      case KEPT -> Status.UNCHANGED;
      case REPAIRED -> Status.REPAIRED;
      case REJECTED -> Status.REJECTED;
    };
  }
}

package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.locationtech.jts.geom.Geometry;

/**
 * Carries any layer along with a field: parcels, addresses, trees. Every vertex moves by the field
 * at its place, so whatever features share stays shared. Vertices that the field does not reach
 * stay; a feature without any that it reaches has {@link Status#NO_EVIDENCE}, one where the field
 * is mostly not sure has {@link Status#LOW_CONFIDENCE}.
 *
 * @param mover from the layer's system to the field's
 * @param frame of the field's system
 * @param field over that system, in its units
 * @param minConfidence least mean confidence of the field at a feature's vertices that is believed
 */
public record LayerCarrier(
    GeometryMover mover, WorkingFrame frame, PartialField field, double minConfidence) {
  public LayerCarrier {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("least confidence " + minConfidence);
    }
  }

  /** Moves every feature; null geometries pass as they are. */
  public MovedLayer carry(Layer layer) {
    List<Feature> features = new ArrayList<>();
    List<FeatureOutcome> outcomes = new ArrayList<>();
    for (Feature feature : layer.features()) {
      Optional<Carried> carried = feature.geometry().flatMap(this::carry);
      features.add(carried.map(c -> feature.withGeometry(c.geometry())).orElse(feature));
      outcomes.add(carried.map(Carried::outcome).orElse(FeatureOutcome.kept(Status.NO_EVIDENCE)));
    }
    return new MovedLayer(new Layer(layer.name(), layer.crs(), layer.fields(), features), outcomes);
  }

  private Optional<Carried> carry(Geometry geometry) {
    Trace trace = new Trace(field);
    Moved moved = mover.move(geometry, trace);
    if (trace.reached == 0) {
      return Optional.empty();
    }
    Status status = status(moved, trace.confidence / trace.reached >= minConfidence);
    return Optional.of(
        new Carried(
            moved.geometry(),
            new FeatureOutcome(status, frame.metres(moved.shift()), moved.areaChange())));
  }

  private static Status status(Moved moved, boolean sure) {
    return switch (moved.result()) {
      case MOVED -> sure ? Status.ALIGNED : Status.LOW_CONFIDENCE;
      case KEPT -> Status.UNCHANGED;
      case REPAIRED -> Status.REPAIRED;
      case REJECTED -> Status.REJECTED;
    };
  }

  private record Carried(Geometry geometry, FeatureOutcome outcome) {}

  /** The field, with a memory of how much of it a geometry met. */
  private static final class Trace implements DisplacementField {
    private final PartialField field;
    private int reached;
    private double confidence;

    Trace(PartialField field) {
      this.field = field;
    }

    @Override
    public Displacement at(double x, double y) {
      try {
        Optional<PartialField.Reading> reading = field.at(x, y);
        reached += reading.isPresent() ? 1 : 0;
        confidence += reading.map(PartialField.Reading::confidence).orElse(0.0);
        return reading.map(PartialField.Reading::shift).orElse(Displacement.ZERO);
      } catch (ArithmeticException e) {
        reached++;
        throw e;
      }
    }
  }
}

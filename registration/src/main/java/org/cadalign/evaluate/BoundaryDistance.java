package org.cadalign.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.evaluate.VertexErrors.FeatureErrors;
import org.cadalign.evaluate.VertexErrors.Measure;
import org.locationtech.jts.algorithm.distance.DistanceToPoint;
import org.locationtech.jts.algorithm.distance.PointPairDistance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The measure for layers whose vertices do not correspond: from each vertex of a feature to the
 * nearest outline of the true feature of the same id, or, where the truth has no such id, of those
 * that overlap it.
 */
final class BoundaryDistance {
  private final Map<String, Geometry> byId;
  private final STRtree tree = new STRtree();

  private BoundaryDistance(List<Checkpoint> truth) {
    byId = VertexErrors.uniqueIds(truth);
    truth.forEach(
        feature -> tree.insert(feature.geometry().getEnvelopeInternal(), feature.geometry()));
  }

  static VertexErrors between(List<Checkpoint> layer, List<Checkpoint> truth) {
    BoundaryDistance distance = new BoundaryDistance(truth);
    Map<String, Geometry> own = VertexErrors.uniqueIds(layer);
    List<FeatureErrors> errors = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      Checkpoint feature = layer.get(i);
      List<Geometry> counterparts = distance.counterparts(feature, own.containsKey(feature.id()));
      double[] metres = distances(feature.geometry(), counterparts);
      if (!counterparts.isEmpty() && metres.length > 0) {
        errors.add(new FeatureErrors(i, metres, List.of()));
      }
    }
    return new VertexErrors(Measure.BOUNDARY, errors, layer.size() - errors.size());
  }

  private List<Geometry> counterparts(Checkpoint feature, boolean uniqueId) {
    Optional<Geometry> same =
        uniqueId ? Optional.ofNullable(byId.get(feature.id())) : Optional.empty();
    return same.map(List::of).orElseGet(() -> overlapping(feature.geometry()));
  }

  private List<Geometry> overlapping(Geometry geometry) {
    List<Geometry> found = new ArrayList<>();
    tree.query(
        geometry.getEnvelopeInternal(),
        item -> {
          if (item instanceof Geometry other && other.intersects(geometry)) {
            found.add(other);
          }
        });
    return found;
  }

  private static double[] distances(Geometry mine, List<Geometry> theirs) {
    List<Geometry> outlines =
        theirs.stream().map(g -> g instanceof Polygonal ? g.getBoundary() : g).toList();
    return Rings.open(mine).stream()
        .flatMap(java.util.Arrays::stream)
        .mapToDouble(vertex -> nearest(vertex, outlines))
        .toArray();
  }

  private static double nearest(Coordinate vertex, List<Geometry> outlines) {
    PointPairDistance nearest = new PointPairDistance();
    outlines.forEach(outline -> DistanceToPoint.computeDistance(outline, vertex, nearest));
    return nearest.getDistance();
  }
}

package org.cadalign.scene;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Footprint;
import org.cadalign.data.FootprintGroups;
import org.cadalign.data.Group;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * The polygons of a layer on an image's working grid.
 *
 * @param layer as it was read
 * @param footprints of the features that have a polygon, in their order, level-1 working pixels
 * @param groups of footprints that share vertices or walls
 */
public record SceneLayer(Layer layer, List<Footprint> footprints, List<Group> groups) {
  /** Level-1 pixels, beyond the other side of the Earth, and within what windows can count. */
  private static final double FARTHEST = 1e9;

  public SceneLayer {
    footprints = List.copyOf(footprints);
    groups = List.copyOf(groups);
  }

  /**
   * Brings a layer onto an image. Features without a polygon, or with a vertex that has no place in
   * the image's system or lies farther out than pixels can be counted, get no footprint.
   *
   * @throws DataException if no way between the two coordinate systems is known
   */
  public static SceneLayer of(Layer layer, SceneImage image) throws DataException {
    Reprojection toImage = Reprojection.between(layer.crs(), image.source().georeference().crs());
    AffineTransform m = image.grid().mapToWorking();
    AffineTransformation toWorking =
        new AffineTransformation(
            m.getScaleX(),
            m.getShearX(),
            m.getTranslateX(),
            m.getShearY(),
            m.getScaleY(),
            m.getTranslateY());
    List<Footprint> footprints = new ArrayList<>();
    for (int i = 0; i < layer.features().size(); i++) {
      Optional<Geometry> polygon =
          layer.features().get(i).geometry().filter(SceneLayer::isFootprint);
      if (polygon.isPresent()) {
        int feature = i;
        onImage(polygon.get(), toImage)
            .map(toWorking::transform)
            .filter(SceneLayer::hasPlace)
            .ifPresent(shape -> footprints.add(new Footprint(feature, shape)));
      }
    }
    return new SceneLayer(
        layer, footprints, FootprintGroups.of(footprints, FootprintGroups.ONE_CENTIMETRE));
  }

  private static boolean isFootprint(Geometry geometry) {
    return geometry instanceof Polygonal && !geometry.isEmpty();
  }

  private static boolean hasPlace(Geometry shape) {
    Envelope envelope = shape.getEnvelopeInternal();
    return new Envelope(-FARTHEST, FARTHEST, -FARTHEST, FARTHEST).contains(envelope);
  }

  private static Optional<Geometry> onImage(Geometry geometry, Reprojection toImage) {
    try {
      return Optional.of(toImage.forward(geometry));
    } catch (DataException e) {
      // One vertex beyond the projection's reach is no reason to refuse the layer; the feature
      // stays as it is.
      return Optional.empty();
    }
  }
}

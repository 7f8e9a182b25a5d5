package org.cadalign.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureIds;
import org.cadalign.layer.Layer;

/** Gives every feature an id that any format can hold, by which results are compared. */
final class IdentifiedLayer {
  private IdentifiedLayer() {}

  /**
   * The layer itself if its ids are unique whole numbers; else one whose features are numbered from
   * 1, with the ids that it had, if any, as a column.
   */
  static Layer of(Layer layer) {
    if (FeatureIds.allWholeAndUnique(layer)) {
      return layer;
    }
    Layer kept = FeatureIds.any(layer) ? FeatureIds.asField(layer) : layer;
    List<Feature> numbered = new ArrayList<>();
    for (Feature feature : kept.features()) {
      String id = Integer.toString(numbered.size() + 1);
      numbered.add(new Feature(Optional.of(id), feature.geometry(), feature.values()));
    }
    return new Layer(kept.name(), kept.crs(), kept.fields(), numbered);
  }
}

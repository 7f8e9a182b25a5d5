package org.cadalign.align;

import java.util.List;
import org.cadalign.layer.Layer;

/**
 * A layer after a move.
 *
 * @param layer with the columns of the source, features in its order
 * @param outcomes one per feature
 */
public record MovedLayer(Layer layer, List<FeatureOutcome> outcomes) {
  public MovedLayer {
    outcomes = List.copyOf(outcomes);
    if (layer.features().size() != outcomes.size()) {
      throw new IllegalArgumentException(
          layer.features().size() + " features, " + outcomes.size() + " outcomes");
    }
  }

  /**
   * Some of its features.
   *
   * @param positions of them
   */
  public MovedLayer only(List<Integer> positions) {
    return new MovedLayer(layer.only(positions), positions.stream().map(outcomes::get).toList());
  }
}

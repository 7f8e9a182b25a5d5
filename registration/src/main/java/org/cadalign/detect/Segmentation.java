package org.cadalign.detect;

import java.util.Map;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.match.Evidence;
import org.cadalign.match.LevelWindows;
import org.cadalign.match.LevelWindows.ImageTensors;
import org.cadalign.raster.Window;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * Shows a network the image alone, with an empty map, and reads what it takes the pixels for.
 *
 * @param network an outline matcher
 */
record Segmentation(Network network) {
  /**
   * Segments a window. Pixels farther than the network's halo from its border do not depend on
   * where the border is.
   *
   * @param window of whole pooling cells
   * @throws DataException if the image is damaged there
   */
  Segments of(LevelWindows images, Window window) throws DataException {
    ImageTensors image = images.read(window);
    if (isEmpty(image.valid())) {
      return Segments.empty(window);
    }
    Map<String, Tensor> answer =
        network.forward(
            OutlineMatcherSpec.EVIDENCE,
            Map.of(
                "image", image.image(),
                "valid", image.valid(),
                "map", zeros(OutlineMatcherSpec.CHANNELS, window),
                "index", zeros(1, window),
                "level", Evidence.level(images.level())));
    return Segments.of(window, answer.get("segmentation"), image.valid());
  }

  private static boolean isEmpty(Tensor valid) {
    for (float value : valid.data()) {
      if (value > 0) {
        return false;
      }
    }
    return true;
  }

  private static Tensor zeros(int channels, Window window) {
    return new Tensor(
        new float[channels * window.area()], 1, channels, window.height(), window.width());
  }
}

package org.cadalign.detect;

import org.cadalign.engine.Tensor;
import org.cadalign.raster.Window;

/**
 * What the network takes the pixels of a window for, all arrays {@code [height * width]}, row by
 * row.
 *
 * @param window pixels of the level
 * @param fill probability that a pixel shows a roof; 0 where there is no image
 * @param edge probability that it shows the outline of a roof; 0 where there is no image
 * @param valid whether there is an image
 */
record Segments(Window window, float[] fill, float[] edge, boolean[] valid) {
  /**
   * Of a network's answer.
   *
   * @param segmentation (1, 3, H, W) probabilities of fill, edge, vertex
   * @param shown (1, 1, H, W) 1 where there is an image
   */
  static Segments of(Window window, Tensor segmentation, Tensor shown) {
    Segments segments = empty(window);
    int n = window.area();
    for (int i = 0; i < n; i++) {
      if (shown.data()[i] > 0.5f) {
        segments.valid[i] = true;
        segments.fill[i] = segmentation.data()[i];
        segments.edge[i] = segmentation.data()[n + i];
      }
    }
    return segments;
  }

  /** Of a window without any image. */
  static Segments empty(Window window) {
    int n = window.area();
    return new Segments(window, new float[n], new float[n], new boolean[n]);
  }
}

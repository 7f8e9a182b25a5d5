package org.cadalign.draw;

import org.cadalign.raster.Window;

/**
 * Outlines drawn in a window, all arrays {@code [height * width]}, row by row.
 *
 * @param window in pixels of the outlines' level
 * @param fill share of the pixel's area that is covered, 0..1; overlapping outlines add up to 1 at
 *     most
 * @param edge 1 on a ring, falling to 0 beside it
 * @param vertex 1 on a corner, falling to 0 around it
 * @param index 1 + position of the outline in whose region the pixel lies, 0 for none
 */
public record MapRaster(Window window, float[] fill, float[] edge, float[] vertex, int[] index) {
  static MapRaster empty(Window window) {
    int n = window.area();
    return new MapRaster(window, new float[n], new float[n], new float[n], new int[n]);
  }

  /** The three channels one after the other, {@code [3][height * width]}: fill, edge, vertex. */
  public float[] channels() {
    int n = window.area();
    float[] all = new float[3 * n];
    System.arraycopy(fill, 0, all, 0, n);
    System.arraycopy(edge, 0, all, n, n);
    System.arraycopy(vertex, 0, all, 2 * n, n);
    return all;
  }
}

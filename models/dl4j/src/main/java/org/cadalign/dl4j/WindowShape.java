package org.cadalign.dl4j;

/**
 * Windows of one size.
 *
 * @param windows how many
 * @param height rows of each
 * @param width columns of each
 */
record WindowShape(int windows, int height, int width) {
  /** Pixels of one window. */
  int area() {
    return height * width;
  }

  /** Pixels of all windows. */
  int pixels() {
    return windows * area();
  }
}

package org.cadalign.match;

import java.util.List;
import org.cadalign.engine.Tensor;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Geometry;

/** Draws shapes into the channels that a network sees; safe from several threads. */
@FunctionalInterface
public interface MapWindows {
  /**
   * Draws a window of a level. Where shapes of different numbers meet in a pixel, the winner
   * depends on the shapes and the order of their numbers alone, never on the window.
   *
   * @param window pixels of the level
   * @param level L
   * @param shapes all that may touch the window, numbers ascending
   */
  MapTensors draw(Window window, int level, List<NumberedShape> shapes);

  /**
   * A shape at its present place.
   *
   * @param shape level-1 pixels
   * @param number of its group in the window, from 1
   */
  record NumberedShape(Geometry shape, int number) {}

  /**
   * What a network sees of the map.
   *
   * @param map (1, 3, H, W) fill, edge, vertex
   * @param index (1, 1, H, W) number of the group, 0 for none
   */
  record MapTensors(Tensor map, Tensor index) {}
}

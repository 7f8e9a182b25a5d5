package org.cadalign.data;

import org.cadalign.gate.DataException;
import org.cadalign.raster.Window;

/** Where a scene's image comes from, level by level. */
@FunctionalInterface
public interface LevelReader {
  /**
   * Reads a part of a level; outside the image nothing is valid.
   *
   * @param level 1, 2, 4 or 8
   * @param window in pixels of that level
   * @throws DataException if the image is damaged there
   */
  Plane read(int level, Window window) throws DataException;
}

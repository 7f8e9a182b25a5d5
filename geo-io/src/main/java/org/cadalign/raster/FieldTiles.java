package org.cadalign.raster;

import org.cadalign.gate.DataException;

/** Gives a field window by window, so that it need not be held as a whole. */
@FunctionalInterface
public interface FieldTiles {
  /**
   * The values of a window that lies inside the field.
   *
   * @return {@code [bands][height * width]}, row by row; NaN where there is no value
   */
  float[][] read(Window window) throws DataException;
}

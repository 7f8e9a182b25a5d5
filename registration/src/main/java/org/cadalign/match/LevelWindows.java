package org.cadalign.match;

import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.raster.Window;

/**
 * An image resampled to one level of the working grid, read by window; safe from several threads.
 */
public interface LevelWindows {
  /** L; its pixels are 0.3 L ground metres. */
  int level();

  /** Columns of the level that the image reaches. */
  int width();

  /** Rows of the level that the image reaches. */
  int height();

  /**
   * Reads a window of the level. The part outside the image is not valid.
   *
   * @throws DataException if the file is damaged there
   */
  ImageTensors read(Window window) throws DataException;

  /**
   * What a network sees of the image.
   *
   * @param image (1, 3, H, W) samples as the network wants them, 0 where not valid
   * @param valid (1, 1, H, W) 1 where the image holds data, else 0
   */
  record ImageTensors(Tensor image, Tensor valid) {}
}

package org.cadalign.align;

import org.cadalign.gate.DataException;
import org.cadalign.match.LevelWindows;

/** An image on the working grid at any level. */
public interface ImageLevels {
  /** The file, as the user named it. */
  String name();

  /** The image at level L. */
  LevelWindows level(int level) throws DataException;
}

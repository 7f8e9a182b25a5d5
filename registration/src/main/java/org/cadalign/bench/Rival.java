package org.cadalign.bench;

import java.io.IOException;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.gate.DataException;
import org.cadalign.scene.SceneLayer;

/** A way to put a misaligned layer back onto its image. It never sees the labels. */
public interface Rival {
  /**
   * Finds better places.
   *
   * @param scene of which only the image may be looked at
   * @param misaligned on that image
   * @return the same footprints, level-1 working pixels
   * @throws GaveUpException if it finds none
   * @throws IOException if it could not be run
   */
  List<Footprint> place(TestScene scene, SceneLayer misaligned) throws DataException, IOException;

  /** Leaves everything where it is. */
  static Rival none() {
    return (scene, misaligned) -> misaligned.footprints();
  }
}

package org.cadalign.bench;

import java.io.IOException;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** One registration by elastix, from what it is given to where it puts points. */
interface ElastixRun {
  /**
   * Registers and carries the points.
   *
   * @return one per point of the input, in its order and coordinates
   * @throws GaveUpException if it found no registration; the same input would end the same
   * @throws IOException if it could not be run
   */
  List<Coordinate> carry(ElastixInput input) throws IOException;
}

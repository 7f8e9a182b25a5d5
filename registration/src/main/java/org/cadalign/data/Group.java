package org.cadalign.data;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Footprints that share vertices or walls and move together.
 *
 * @param members positions in the list of footprints, increasing
 * @param centroid of their areas, level-1 pixels
 * @param envelope of all of them, level-1 pixels
 */
public record Group(List<Integer> members, Coordinate centroid, Envelope envelope) {
  public Group {
    members = List.copyOf(members);
  }
}

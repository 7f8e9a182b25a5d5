package org.cadalign.data;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Footprints that share vertices or edges and so move together.
 *
 * @param members indices of footprints, ascending
 * @param centroid of all members, level-1 working pixels
 * @param envelope of all members, level-1 working pixels
 */
public record Group(List<Integer> members, Coordinate centroid, Envelope envelope) {
  public Group {
    members = List.copyOf(members);
  }
}

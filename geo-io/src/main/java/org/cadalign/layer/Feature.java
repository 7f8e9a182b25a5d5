package org.cadalign.layer;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * One object of a layer, kept whole.
 *
 * @param id its id as the file has it, if it has one; kept when written, where the format can
 * @param geometry in the layer's own coordinates (east or longitude first), with Z where it has it;
 *     empty for a null geometry
 * @param values one per field of the layer's schema, in its order; an absent or null value is
 *     {@link Optional#empty()}
 */
public record Feature(
    Optional<String> id, Optional<Geometry> geometry, List<Optional<Object>> values) {
  public Feature {
    values = List.copyOf(values);
  }

  public Feature withGeometry(Geometry moved) {
    return new Feature(id, Optional.of(moved), values);
  }
}

package org.cadalign.layer;

import java.util.List;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * A vector layer in memory.
 *
 * @param name of the layer in its file
 * @param crs system of all geometries, east or longitude first
 * @param fields columns, in order
 * @param features rows, in file order
 */
public record Layer(
    String name, CoordinateReferenceSystem crs, List<Field> fields, List<Feature> features) {
  public Layer {
    fields = List.copyOf(fields);
    features = List.copyOf(features);
  }
}

package org.cadalign.layer;

import java.util.List;
import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * A vector layer in memory. GeoPackage and FlatGeobuf keep what is said of it and of its columns;
 * of a layer that is read, only its columns are described.
 *
 * @param name of the layer in its file
 * @param crs system of all geometries, east or longitude first
 * @param fields columns, in order
 * @param features rows, in file order
 * @param description what it is, in one line
 */
public record Layer(
    String name,
    CoordinateReferenceSystem crs,
    List<Field> fields,
    List<Feature> features,
    Optional<String> description) {
  public Layer {
    fields = List.copyOf(fields);
    features = List.copyOf(features);
  }

  /** A layer that is not described. */
  public Layer(
      String name, CoordinateReferenceSystem crs, List<Field> fields, List<Feature> features) {
    this(name, crs, fields, features, Optional.empty());
  }

  /**
   * The same layer with some of its features.
   *
   * @param positions of them
   */
  public Layer only(List<Integer> positions) {
    List<Feature> some = positions.stream().map(features::get).toList();
    return new Layer(name, crs, fields, some, description);
  }

  /** The same layer, described. */
  public Layer described(String what) {
    return new Layer(name, crs, fields, features, Optional.of(what));
  }
}

package org.cadalign.layer.geojson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;

/** The columns of a GeoJSON layer, in the order in which their names first appear. */
final class PropertyColumns {
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<PropertyColumn> columns = new ArrayList<>();

  /** The values of one feature, one per column known after it. */
  List<Optional<Object>> row(Map<String, Optional<Object>> properties) {
    List<Optional<Object>> row = new ArrayList<>();
    for (Map.Entry<String, Optional<Object>> property : properties.entrySet()) {
      int position = position(property.getKey());
      property.getValue().ifPresent(columns.get(position)::see);
    }
    for (String name : positions.keySet()) {
      row.add(properties.getOrDefault(name, Optional.empty()));
    }
    return row;
  }

  private int position(String name) {
    return positions.computeIfAbsent(
        name,
        key -> {
          columns.add(new PropertyColumn(key));
          return columns.size() - 1;
        });
  }

  List<Field> fields() {
    return columns.stream().map(PropertyColumn::field).toList();
  }

  /** A feature whose row was made by this object, with one value of the right type per field. */
  Feature finished(Feature feature) {
    List<Optional<Object>> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      PropertyColumn column = columns.get(i);
      Optional<Object> value =
          i < feature.values().size() ? feature.values().get(i) : Optional.empty();
      values.add(value.map(column::finished));
    }
    return new Feature(feature.id(), feature.geometry(), values);
  }
}

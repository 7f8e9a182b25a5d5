package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.RenamedField;

/**
 * A layer with more columns. A name that the layer has already gets a suffix.
 *
 * @param layer with the columns
 * @param renamed those whose name had to be changed
 */
public record AddedColumns(Layer layer, List<RenamedField> renamed) {
  public AddedColumns {
    renamed = List.copyOf(renamed);
  }

  /** One line about the layer that had the names; empty where it had none of them. */
  public static Optional<String> notice(List<RenamedField> renamed) {
    if (renamed.isEmpty()) {
      return Optional.empty();
    }
    boolean one = renamed.size() == 1;
    return Optional.of(
        (one ? "the layer has a column " : "the layer has columns ")
            + String.join(", ", renamed.stream().map(RenamedField::wanted).toList())
            + (one ? " already: ours is named " : " already: ours are named ")
            + String.join(", ", renamed.stream().map(RenamedField::given).toList()));
  }

  /**
   * Appends columns.
   *
   * @param columns as they should be named
   * @param values of a feature, by its position, one for each column
   */
  public static AddedColumns append(
      Layer source, List<Field> columns, IntFunction<List<Optional<Object>>> values) {
    List<Field> fields = new ArrayList<>(source.fields());
    List<RenamedField> renamed = new ArrayList<>();
    for (Field column : columns) {
      String name = free(column.name(), fields);
      if (!name.equals(column.name())) {
        renamed.add(new RenamedField(column.name(), name));
      }
      fields.add(column.named(name));
    }
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < source.features().size(); i++) {
      Feature feature = source.features().get(i);
      List<Optional<Object>> all = new ArrayList<>(feature.values());
      all.addAll(values.apply(i));
      features.add(new Feature(feature.id(), feature.geometry(), all));
    }
    return new AddedColumns(
        new Layer(source.name(), source.crs(), fields, features, source.description()), renamed);
  }

  /** Names that differ in case alone are one column to SQL. */
  private static String free(String name, List<Field> fields) {
    String candidate = name;
    for (int i = 1; isTaken(candidate, fields); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  private static boolean isTaken(String name, List<Field> fields) {
    return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
  }
}

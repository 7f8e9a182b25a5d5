package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;

/**
 * A layer with the columns {@code status}, {@code dx_m}, {@code dy_m}, {@code shift_m} appended:
 * how each feature ended and its move in ground metres, east and north. A name that the layer has
 * already gets a suffix.
 *
 * @param layer with the columns
 * @param notices one line for each name that had to be changed
 */
public record OutcomeColumns(Layer layer, List<String> notices) {
  private static final List<Field> COLUMNS =
      List.of(
          new Field("status", Field.Type.TEXT),
          new Field("dx_m", Field.Type.REAL),
          new Field("dy_m", Field.Type.REAL),
          new Field("shift_m", Field.Type.REAL));

  public OutcomeColumns {
    notices = List.copyOf(notices);
  }

  public static OutcomeColumns append(MovedLayer moved) {
    Layer source = moved.layer();
    List<Field> fields = new ArrayList<>(source.fields());
    List<String> notices = new ArrayList<>();
    for (Field column : COLUMNS) {
      String name = free(column.name(), fields);
      if (!name.equals(column.name())) {
        notices.add("the layer has a column " + column.name() + " already: ours is named " + name);
      }
      fields.add(new Field(name, column.type()));
    }
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < source.features().size(); i++) {
      features.add(extended(source.features().get(i), moved.outcomes().get(i)));
    }
    return new OutcomeColumns(new Layer(source.name(), source.crs(), fields, features), notices);
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

  private static Feature extended(Feature feature, FeatureOutcome outcome) {
    List<Optional<Object>> values = new ArrayList<>(feature.values());
    values.add(Optional.of(outcome.status().label()));
    values.add(Optional.of(outcome.metres().dx()));
    values.add(Optional.of(outcome.metres().dy()));
    values.add(Optional.of(outcome.shiftMetres()));
    return new Feature(feature.id(), feature.geometry(), values);
  }
}

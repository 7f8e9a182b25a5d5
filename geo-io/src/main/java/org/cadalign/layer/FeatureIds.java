package org.cadalign.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How ids are kept in formats that have none of their own, or only whole numbers. */
public final class FeatureIds {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private FeatureIds() {}

  /**
   * Whether an id is a whole number in its shortest form, so that it can be written as a number.
   */
  public static boolean whole(String id) {
    return WHOLE.matcher(id).matches();
  }

  /** Whether any feature has an id. */
  public static boolean any(Layer layer) {
    return layer.features().stream().anyMatch(f -> f.id().isPresent());
  }

  /** Whether every feature has a whole number as id, none twice. */
  public static boolean allWholeAndUnique(Layer layer) {
    Set<String> seen = new HashSet<>();
    return layer.features().stream()
        .allMatch(f -> f.id().filter(FeatureIds::whole).isPresent() && seen.add(f.id().get()));
  }

  /**
   * A layer with the ids as its first field, named {@code id} or the next free name: whole numbers
   * if they all are, else text.
   */
  public static Layer asField(Layer layer) {
    boolean whole =
        layer.features().stream().allMatch(f -> f.id().map(FeatureIds::whole).orElse(true));
    FieldNames names = new FieldNames(Integer.MAX_VALUE);
    layer.fields().forEach(f -> names.claim(f.name()));
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(names.claim("id"), whole ? Field.Type.INTEGER : Field.Type.TEXT));
    fields.addAll(layer.fields());
    List<Feature> features = layer.features().stream().map(f -> withId(f, whole)).toList();
    return new Layer(layer.name(), layer.crs(), fields, features, layer.description());
  }

  private static Feature withId(Feature feature, boolean whole) {
    List<Optional<Object>> values = new ArrayList<>();
    values.add(feature.id().map(id -> whole ? (Object) Long.valueOf(id) : id));
    values.addAll(feature.values());
    return new Feature(Optional.empty(), feature.geometry(), values);
  }
}

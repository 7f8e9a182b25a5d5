package org.cadalign.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.align.FeatureOutcome;
import org.cadalign.align.OutcomeColumns;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Signs;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.locationtech.jts.geom.Geometry;

/**
 * What a run keeps of every feature: its outline before the run, and the signs that tell of its
 * error. Rows are numbered from 1, in the order of the output.
 */
public final class BuildingsTable {
  /** Name of the file in the run directory. */
  public static final String FILE = "buildings.gpkg";

  private static final String ID = "id";
  private static final String DESCRIPTION =
      "Outlines as they were given, with what the run says of each. " + OutcomeColumns.MOVES;
  private static final List<Field> OWN =
      List.of(
          new Field(ID, Field.Type.TEXT, "id of the feature in its layer"),
          OutcomeColumns.STATUS,
          OutcomeColumns.EAST,
          OutcomeColumns.NORTH,
          Prediction.EXPECTED_ERROR,
          Prediction.ERROR_BOUND,
          Prediction.CONFIDENCE);

  /** What is known of a feature that was not matched as well. */
  private static final Set<Sign> NOT_MATCHED = Set.of(Sign.SUPPORT);

  private BuildingsTable() {}

  /**
   * What was kept of a feature.
   *
   * @param id that it has in its layer
   * @param before its geometry before the run, in the layer's system
   * @param status how it ended
   * @param metres by how much it was moved, ground metres east and north
   * @param expected error; empty where nothing is expected of it
   * @param support by the image, 0 to 1; empty where it does not show the feature's place
   * @param signs of its error; empty where it was not matched
   */
  public record Row(
      Optional<String> id,
      Optional<Geometry> before,
      String status,
      Displacement metres,
      Optional<ExpectedError> expected,
      Optional<Double> support,
      Optional<Signs> signs) {}

  /** The outlines before a run, with the columns of the table. */
  public static Layer outlines(Path run) throws DataException {
    return Layers.read(run.resolve(FILE), LayerOptions.DEFAULT).layer();
  }

  /**
   * Reads the table of a run, rows in the order of the output.
   *
   * @param run directory
   */
  public static List<Row> read(Path run) throws DataException {
    Layer layer = outlines(run);
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < layer.fields().size(); i++) {
      columns.put(layer.fields().get(i).name(), i);
    }
    return layer.features().stream().map(feature -> row(feature, columns)).toList();
  }

  /** A column that an older run lacks is a sign that is not known. */
  private static Row row(Feature feature, Map<String, Integer> columns) {
    EnumMap<Sign, Double> signs = new EnumMap<>(Sign.class);
    for (Sign sign : Sign.values()) {
      value(feature, columns, sign.column()).ifPresent(v -> signs.put(sign, (Double) v));
    }
    return new Row(
        value(feature, columns, ID).map(Object::toString),
        feature.geometry(),
        value(feature, columns, OutcomeColumns.STATUS.name()).map(Object::toString).orElse(""),
        new Displacement(
            real(feature, columns, OutcomeColumns.EAST).orElse(0.0),
            real(feature, columns, OutcomeColumns.NORTH).orElse(0.0)),
        real(feature, columns, Prediction.EXPECTED_ERROR)
            .map(
                metres ->
                    new ExpectedError(
                        metres,
                        real(feature, columns, Prediction.ERROR_BOUND).orElse(metres),
                        real(feature, columns, Prediction.CONFIDENCE).orElse(0.0))),
        Optional.ofNullable(signs.get(Sign.SUPPORT)),
        NOT_MATCHED.containsAll(signs.keySet()) ? Optional.empty() : Optional.of(new Signs(signs)));
  }

  private static Optional<Double> real(Feature feature, Map<String, Integer> columns, Field field) {
    return value(feature, columns, field.name()).map(Double.class::cast);
  }

  private static Optional<Object> value(
      Feature feature, Map<String, Integer> columns, String name) {
    return Optional.ofNullable(columns.get(name)).flatMap(feature.values()::get);
  }

  /**
   * The table as a layer.
   *
   * @param source the layer before the run
   * @param known signs that have a column
   */
  static Layer of(
      Layer source,
      Alignment alignment,
      List<Sign> known,
      List<Optional<Signs>> signs,
      Prediction prediction) {
    List<Field> fields = new ArrayList<>(OWN);
    for (Sign sign : known) {
      fields.add(SignColumns.of(sign));
    }
    List<Feature> rows = new ArrayList<>();
    for (int i = 0; i < source.features().size(); i++) {
      List<Optional<Object>> values = new ArrayList<>();
      values.add(source.features().get(i).id().map(id -> id));
      outcome(values, alignment.moved().outcomes().get(i));
      expected(values, prediction.expected(i));
      signs(values, known, alignment.support().get(i), signs.get(i));
      rows.add(
          new Feature(
              Optional.of(Integer.toString(i + 1)), source.features().get(i).geometry(), values));
    }
    return new Layer("buildings", source.crs(), fields, rows).described(DESCRIPTION);
  }

  private static void outcome(List<Optional<Object>> values, FeatureOutcome outcome) {
    values.add(Optional.of(outcome.status().label()));
    values.add(Optional.of(outcome.metres().dx()));
    values.add(Optional.of(outcome.metres().dy()));
  }

  private static void expected(List<Optional<Object>> values, Optional<ExpectedError> expected) {
    values.add(expected.map(ExpectedError::metres));
    values.add(expected.map(ExpectedError::bound));
    values.add(expected.map(ExpectedError::confidence));
  }

  private static void signs(
      List<Optional<Object>> values,
      List<Sign> known,
      Optional<Double> support,
      Optional<Signs> signs) {
    for (Sign sign : known) {
      Optional<Double> value =
          sign == Sign.SUPPORT
              ? support
              : signs.flatMap(s -> Optional.ofNullable(s.values().get(sign)));
      values.add(value.map(v -> v));
    }
  }
}

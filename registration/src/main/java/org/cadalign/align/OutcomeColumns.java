package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.RenamedField;

/**
 * A layer with the columns {@code status}, {@code dx_m}, {@code dy_m}, {@code shift_m} appended:
 * how each feature ended and its move in ground metres, east and north; after an alignment also
 * {@code support}. A name that the layer has already gets a suffix.
 *
 * @param layer with the columns
 * @param renamed columns whose name had to be changed
 */
public record OutcomeColumns(Layer layer, List<RenamedField> renamed) {
  private static final List<Field> COLUMNS =
      List.of(
          new Field("status", Field.Type.TEXT),
          new Field("dx_m", Field.Type.REAL),
          new Field("dy_m", Field.Type.REAL),
          new Field("shift_m", Field.Type.REAL));

  private static final Field SUPPORT = new Field("support", Field.Type.REAL);

  public OutcomeColumns {
    renamed = List.copyOf(renamed);
  }

  /** Of a layer that was aligned. */
  public static OutcomeColumns append(Alignment alignment) {
    MovedLayer moved = alignment.moved();
    List<Field> columns = new ArrayList<>(COLUMNS);
    columns.add(SUPPORT);
    AddedColumns added =
        AddedColumns.append(
            moved.layer(),
            columns,
            feature -> {
              List<Optional<Object>> values =
                  new ArrayList<>(values(moved.outcomes().get(feature)));
              values.add(alignment.support().get(feature).map(support -> support));
              return values;
            });
    return new OutcomeColumns(added.layer(), added.renamed());
  }

  /** Of a layer that was carried along. */
  public static OutcomeColumns append(MovedLayer moved) {
    AddedColumns added =
        AddedColumns.append(
            moved.layer(), COLUMNS, feature -> values(moved.outcomes().get(feature)));
    return new OutcomeColumns(added.layer(), added.renamed());
  }

  private static List<Optional<Object>> values(FeatureOutcome outcome) {
    return List.of(
        Optional.of(outcome.status().label()),
        Optional.of(outcome.metres().dx()),
        Optional.of(outcome.metres().dy()),
        Optional.of(outcome.shiftMetres()));
  }
}

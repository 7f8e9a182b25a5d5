package org.cadalign.align;

import java.util.ArrayList;
import java.util.Arrays;
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
  /** How the feature ended. */
  public static final Field STATUS =
      new Field(
          "status",
          Field.Type.TEXT,
          "how the feature ended: "
              + String.join(", ", Arrays.stream(Status.values()).map(Status::label).toList()));

  /** Its move to the east. */
  public static final Field EAST =
      new Field(
          "dx_m",
          Field.Type.REAL,
          "ground metres that were added to the given coordinates, positive to the east");

  /** Its move to the north. */
  public static final Field NORTH =
      new Field(
          "dy_m",
          Field.Type.REAL,
          "ground metres that were added to the given coordinates, positive to the north");

  /** Length of its move. */
  public static final Field SHIFT =
      new Field("shift_m", Field.Type.REAL, "length of the move (dx_m, dy_m), ground metres");

  /** How well the image bears it out. */
  public static final Field SUPPORT =
      new Field(
          "support",
          Field.Type.REAL,
          "how much the image shows a building where it lies, 0 to 1; null where it is not seen");

  /** What a layer with moves says of them. */
  public static final String MOVES =
      "dx_m and dy_m are what was added to the coordinates that were given, in ground metres:"
          + " positive to the east, positive to the north.";

  private static final List<Field> COLUMNS = List.of(STATUS, EAST, NORTH, SHIFT);

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
    return new OutcomeColumns(
        added.layer().described("Moved onto an image. " + MOVES), added.renamed());
  }

  /** Of a layer that was carried along. */
  public static OutcomeColumns append(MovedLayer moved) {
    AddedColumns added =
        AddedColumns.append(
            moved.layer(), COLUMNS, feature -> values(moved.outcomes().get(feature)));
    return new OutcomeColumns(
        added.layer().described("Carried along with a displacement field. " + MOVES),
        added.renamed());
  }

  private static List<Optional<Object>> values(FeatureOutcome outcome) {
    return List.of(
        Optional.of(outcome.status().label()),
        Optional.of(outcome.metres().dx()),
        Optional.of(outcome.metres().dy()),
        Optional.of(outcome.shiftMetres()));
  }
}

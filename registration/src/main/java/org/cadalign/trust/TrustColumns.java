package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Field;
import org.cadalign.trust.PieceTrust.Counted;

/** The columns that say what was found of a piece, of the layer and of the tables alike. */
final class TrustColumns {
  /** The {@linkplain Figure figures}, then the level of the patch and how the piece ended. */
  static final List<Field> ALL = all();

  private TrustColumns() {}

  private static List<Field> all() {
    List<Field> all = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      all.add(figure.field());
    }
    all.add(
        new Field(
            "level",
            Field.Type.INTEGER,
            "level of the patch: pixels of 0.3 ground metres times it"));
    all.add(new Field("status", Field.Type.TEXT, "how the building ended"));
    return List.copyOf(all);
  }

  /** Values of a piece, one for each column. */
  static List<Optional<Object>> values(PieceTrust trust) {
    List<Optional<Object>> values = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      values.add(figure.of(trust).map(number -> number));
    }
    values.add(level(trust));
    values.add(Optional.of(trust.status()));
    return values;
  }

  private static Optional<Object> level(PieceTrust trust) {
    return trust instanceof Counted counted
        ? Optional.of((long) counted.level())
        : Optional.empty();
  }
}

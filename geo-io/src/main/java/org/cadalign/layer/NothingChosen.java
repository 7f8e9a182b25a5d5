package org.cadalign.layer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Envelope;

/**
 * The fault of a box or filter that takes none of a layer's features: most often a box in the
 * coordinates of another system, or a value that the column does not have.
 *
 * @param file that the layer is read from
 * @param crs of the layer
 * @param all features of the layer, one at least
 */
record NothingChosen(Path file, CoordinateReferenceSystem crs, List<Feature> all) {
  private static final int DECIMALS = 6;
  private static final int MOST_VALUES = 3;
  private static final int LONGEST_VALUE = 40;

  /** No feature meets a box. */
  DataException inBox(Envelope box) {
    Envelope bounds = new Envelope();
    all.forEach(f -> f.geometry().ifPresent(g -> bounds.expandToInclude(g.getEnvelopeInternal())));
    return fault(
        "none of its " + all.size() + " features meets the box " + numbers(box),
        bounds.isNull()
            ? "they have no geometry"
            : "its bounds are "
                + numbers(bounds)
                + " in "
                + CrsCodes.name(crs)
                + ", give the box in these coordinates");
  }

  /**
   * No feature passes a filter.
   *
   * @param met features that were left to pass it, one at least
   * @param column of the filter, its position
   */
  DataException passing(Where where, List<Feature> met, int column) {
    String which =
        met.size() == all.size()
            ? "its " + all.size() + " features"
            : "the " + met.size() + " features that meet the box, of " + all.size() + ",";
    return fault(
        "none of " + which + " passes the filter '" + where.text() + "'",
        "the field " + where.field() + " holds " + values(met, column));
  }

  private DataException fault(String reason, String remedy) {
    return new DataException(DataException.Code.BAD_VALUE, file, reason, remedy);
  }

  private static String values(List<Feature> features, int column) {
    List<String> values =
        features.stream()
            .flatMap(feature -> feature.values().get(column).stream())
            .map(value -> value instanceof byte[] ? "bytes" : "'" + cut(value.toString()) + "'")
            .distinct()
            .toList();
    String first = values.stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
    if (values.isEmpty()) {
      return "no values there";
    }
    int more = values.size() - MOST_VALUES;
    return more > 0 ? first + " and " + more + (more == 1 ? " other" : " others") : first;
  }

  private static String cut(String value) {
    return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
  }

  /** As {@code --bbox} takes them. */
  private static String numbers(Envelope box) {
    return DoubleStream.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY())
        .mapToObj(NothingChosen::number)
        .collect(Collectors.joining(","));
  }

  private static String number(double value) {
    return Optional.of(value)
        .filter(Double::isFinite)
        .map(v -> BigDecimal.valueOf(v).setScale(DECIMALS, RoundingMode.HALF_EVEN))
        .map(v -> v.stripTrailingZeros().toPlainString())
        .orElseGet(() -> String.valueOf(value));
  }
}

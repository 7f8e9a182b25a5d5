package org.cadalign.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.align.FeatureOutcome;
import org.cadalign.align.Status;
import org.cadalign.layer.Feature;
import org.locationtech.jts.geom.Polygonal;

/** Says loudly that a run moved nothing, and why that is. */
final class NothingMoved {
  private NothingMoved() {}

  /** Why a feature was not moved; the one that holds for most of them is told. */
  private enum Reason {
    REJECTED("their geometry is not valid"),
    NO_POLYGON("they have no polygon"),
    DOUBTED("the image does not bear them out (--min-support)"),
    UNCLEAR("the image is not clear about them"),
    DAMAGED("the image is damaged there, or there is none under them"),
    NO_IMAGE("there is no image under them: they lie outside it, or on nodata");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  /**
   * A line if there are features, and none was moved or found right where it is.
   *
   * @param minSupport least support that a feature is believed with
   * @param damaged whether a part of the image could not be read
   */
  static Optional<String> notice(Alignment alignment, double minSupport, boolean damaged) {
    List<FeatureOutcome> outcomes = alignment.moved().outcomes();
    if (outcomes.isEmpty() || !outcomes.stream().allMatch(NothingMoved::isLeft)) {
      return Optional.empty();
    }
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    for (int i = 0; i < outcomes.size(); i++) {
      counts.merge(reason(alignment, i, minSupport, damaged), 1, Integer::sum);
    }
    Map.Entry<Reason, Integer> main =
        counts.entrySet().stream()
            .max(Comparator.comparingInt(Map.Entry<Reason, Integer>::getValue))
            .orElseThrow();
    String most = main.getValue() == outcomes.size() ? "" : " (" + main.getValue() + " of them)";
    return Optional.of(
        "0 of " + outcomes.size() + " features were moved: " + main.getKey().words + most);
  }

  /** What lies where it lay without having been found right there. */
  private static boolean isLeft(FeatureOutcome outcome) {
    return switch (outcome.status()) {
      case NO_EVIDENCE, REJECTED -> true;
      case LOW_CONFIDENCE -> outcome.shiftMetres() == 0;
      case ALIGNED, UNCHANGED, REPAIRED -> false;
    };
  }

  private static Reason reason(
      Alignment alignment, int feature, double minSupport, boolean damaged) {
    Status status = alignment.moved().outcomes().get(feature).status();
    Optional<Double> support = alignment.support().get(feature);
    if (status == Status.REJECTED) {
      return Reason.REJECTED;
    } else if (!isPolygon(alignment.moved().layer().features().get(feature))) {
      return Reason.NO_POLYGON;
    } else if (status == Status.LOW_CONFIDENCE || support.isPresent()) {
      return support.filter(s -> s < minSupport).isPresent() ? Reason.DOUBTED : Reason.UNCLEAR;
    }
    return damaged ? Reason.DAMAGED : Reason.NO_IMAGE;
  }

  private static boolean isPolygon(Feature feature) {
    return feature.geometry().filter(g -> g instanceof Polygonal && !g.isEmpty()).isPresent();
  }
}

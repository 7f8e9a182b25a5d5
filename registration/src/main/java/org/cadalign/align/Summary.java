package org.cadalign.align;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run ended. It says how far features were moved, not how right that is.
 *
 * @param features all of the layer
 * @param counts of every status, also where it is 0
 * @param moves of the features that were judged; empty where there were none
 * @param largestAreaChange share of its area that repair changed of a feature, at most
 */
public record Summary(
    int features, Map<Status, Integer> counts, Optional<Moves> moves, double largestAreaChange) {
  public Summary {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /**
   * Lengths of moves, ground metres.
   *
   * @param median of them; of an even number, the mean of the middle two
   * @param p90 least length that nine of ten do not exceed
   * @param largest of them
   */
  public record Moves(double median, double p90, double largest) {
    static Moves of(double[] lengths) {
      double[] sorted = lengths.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      return new Moves(
          (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
          sorted[(int) Math.ceil(0.9 * n) - 1],
          sorted[n - 1]);
    }
  }

  public static Summary of(List<FeatureOutcome> outcomes) {
    EnumMap<Status, Integer> counts = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      counts.put(status, (int) outcomes.stream().filter(o -> o.status() == status).count());
    }
    double[] lengths =
        outcomes.stream()
            .filter(o -> o.status() != Status.NO_EVIDENCE && o.status() != Status.REJECTED)
            .mapToDouble(FeatureOutcome::shiftMetres)
            .toArray();
    Optional<Moves> moves = lengths.length == 0 ? Optional.empty() : Optional.of(Moves.of(lengths));
    double change = outcomes.stream().mapToDouble(FeatureOutcome::areaChange).max().orElse(0);
    return new Summary(outcomes.size(), counts, moves, change);
  }

  /** As in {@code summary.json}; lengths rounded to a tenth of a millimetre. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("features", features);
    ObjectNode status = json.putObject("status");
    counts.forEach((key, count) -> status.put(key.label(), count));
    moves.ifPresent(
        m -> {
          json.put("median_shift_m", rounded(m.median()));
          json.put("p90_shift_m", rounded(m.p90()));
          json.put("largest_shift_m", rounded(m.largest()));
        });
    if (largestAreaChange > 0) {
      json.put("largest_area_change", largestAreaChange);
    }
    return json;
  }

  private static double rounded(double metres) {
    return Math.rint(metres * 1e4) / 1e4;
  }
}

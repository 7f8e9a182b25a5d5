package org.cadalign.trust;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.trust.PieceTrust.Counted;

/**
 * Counts and medians over features.
 *
 * @param features how many there are
 * @param status how many ended how
 * @param among what was counted among
 * @param samples how many samples that are, N
 * @param count N_S over the features that have it: least, median, largest; empty if none has
 * @param effective median of N_eff
 * @param factor median of the denoising factor
 * @param neighbourResidual median of the neighbours' residual, ground metres
 * @param residual median of the predicted residual, ground metres
 * @param levels features by the level of their patch
 */
public record TrustSummary(
    int features,
    SortedMap<String, Integer> status,
    Among among,
    long samples,
    Optional<Spread> count,
    Optional<Double> effective,
    Optional<Double> factor,
    Optional<Double> neighbourResidual,
    Optional<Double> residual,
    SortedMap<Integer, Integer> levels) {
  /** Least, middle and largest. */
  public record Spread(double least, double median, double largest) {}

  static TrustSummary of(List<PieceTrust> features, Among among, long samples) {
    SortedMap<String, Integer> status = new TreeMap<>(Map.of("counted", 0, "no_evidence", 0));
    SortedMap<Integer, Integer> levels = new TreeMap<>();
    features.forEach(feature -> status.merge(feature.status(), 1, Integer::sum));
    List<Counted> counted =
        features.stream().filter(Counted.class::isInstance).map(Counted.class::cast).toList();
    counted.forEach(feature -> levels.merge(feature.level(), 1, Integer::sum));
    double[] counts = counted.stream().mapToDouble(Counted::count).sorted().toArray();
    return new TrustSummary(
        features.size(),
        status,
        among,
        samples,
        median(counts).map(m -> new Spread(counts[0], m, counts[counts.length - 1])),
        median(counted, Figure.N_EFF),
        median(counted, Figure.DENOISING_FACTOR),
        median(counted, Figure.NEIGHBOUR_RESIDUAL),
        median(counted, Figure.PREDICTED_RESIDUAL),
        levels);
  }

  private static Optional<Double> median(List<Counted> features, Figure figure) {
    return median(
        features.stream()
            .flatMap(feature -> figure.of(feature).stream())
            .mapToDouble(v -> v)
            .sorted()
            .toArray());
  }

  private static Optional<Double> median(double[] sorted) {
    int n = sorted.length;
    return n == 0
        ? Optional.empty()
        : Optional.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2).filter(Double::isFinite);
  }

  /** In words, a line each. */
  public List<String> lines() {
    String counts = features + (features == 1 ? " feature" : " features") + words();
    if (count.isEmpty()) {
      return List.of(counts);
    }
    Spread s = count.get();
    String soft =
        String.format(
            Locale.ROOT,
            "neighbours (N_S) among %d %s: %.1f in the median, %.1f to %.1f",
            samples,
            among.samples(),
            s.median(),
            s.least(),
            s.largest());
    String noise =
        factor
            .map(f -> String.format(Locale.ROOT, "denoising factor %.3f in the median", f))
            .orElse("");
    String near =
        neighbourResidual
            .map(r -> String.format(Locale.ROOT, "residual of the neighbours %.2f m", r))
            .orElse("no neighbours whose residual could be told");
    String rest =
        residual
            .map(r -> String.format(Locale.ROOT, ", of label noise alone %.2g m", r))
            .orElse("; how much of it is label noise cannot be told from the model's examples");
    return factor.isEmpty() ? List.of(counts, soft) : List.of(counts, soft, noise, near + rest);
  }

  private String words() {
    String words =
        String.join(
            ", ",
            status.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList());
    return words.isEmpty() ? "" : ": " + words;
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("features", features);
    ObjectNode counts = json.putObject("status");
    status.forEach(counts::put);
    json.put("counted_among", among == Among.MODEL ? "model" : "self");
    json.put("samples", samples);
    count.ifPresent(
        s ->
            json.putObject(Figure.N_S.column())
                .put("least", s.least())
                .put("median", s.median())
                .put("largest", s.largest()));
    put(Figure.N_EFF, effective, json);
    put(Figure.DENOISING_FACTOR, factor, json);
    put(Figure.NEIGHBOUR_RESIDUAL, neighbourResidual, json);
    put(Figure.PREDICTED_RESIDUAL, residual, json);
    ObjectNode byLevel = json.putObject("features_by_level");
    levels.forEach((level, n) -> byLevel.put(Integer.toString(level), n));
    return json;
  }

  private static void put(Figure figure, Optional<Double> median, ObjectNode json) {
    median.ifPresent(value -> json.put("median_" + figure.column(), value));
  }
}

package org.cadalign.reproduce.denoising;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hipparchus.stat.regression.SimpleRegression;

/** All cells, what was measured of each over its seeds, and what is claimed of them. */
final class DenoisingTable {
  /** A cell counts only where noise, not what the network cannot express, makes its residual. */
  private static final double CLEAN_SHARE = 0.5;

  private static final double BAR = 0.2;

  private final Map<Cell, List<Outcome>> outcomes;

  /**
   * @param outcomes of each cell, in the order in which it is to be shown, one for each seed; with
   *     every cell its clean twin
   */
  DenoisingTable(Map<Cell, List<Outcome>> outcomes) {
    this.outcomes = new LinkedHashMap<>(outcomes);
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            | sigma | N | f | residual without noise | actual residual | predicted | predicted over actual | the paper's over actual | estimated sigma | freedoms | counts |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    noisy().forEach((cell, runs) -> text.append(row(cell, runs)));
    text.append('\n').append(summary());
    return text.toString();
  }

  private String row(Cell cell, List<Outcome> runs) {
    return String.format(
        Locale.ROOT,
        "| %.2f | %d | %d | %.4f | %.4f | %.4f | **%.2f** | %.2f | %.3f | %.1f | %s |%n",
        cell.sigma(),
        cell.samples(),
        cell.frequency(),
        clean(cell),
        median(runs, Outcome::actual),
        median(runs, Outcome::predicted),
        ratio(runs),
        median(runs, o -> o.paper() / o.actual()),
        median(runs, Outcome::noise),
        median(runs, Outcome::freedom),
        counts(cell) ? "yes" : "no");
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        """
        Claims of the method, over all noisy cells, medians over seeds first:

        | claim | measured |
        | --- | --- |
        | predicted residual within 20 %% of the actual one | %d of %d cells that count |
        | the paper's factor over the actual residual | %.2f |
        | C 19: E_k[prediction] = E_k[label], deviation over sigma, largest of the cells' medians | %.1e |
        | C 20: sigma over the actual residual, by N | %s |
        | C 20: exponent of the actual residual over N | %.2f |
        | C 21: deviation of E_k[noise] over redraws, over factor times sigma, least and greatest of all runs | %.3f to %.3f |
        | C 22: rank correlation of the error's size with predicted residual, factor, shift | %.2f, %.2f, %.2f |
        """,
        within(),
        counting(),
        paperRatio(),
        noisy().entrySet().stream()
            .mapToDouble(e -> median(e.getValue(), Outcome::identity) / e.getKey().sigma())
            .max()
            .orElse(Double.NaN),
        gains(),
        exponent(),
        extreme(1),
        extreme(-1),
        overall(Outcome::byPrediction),
        overall(Outcome::byFactor),
        overall(Outcome::byShift));
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"cells\": %d, \"cells_within_20_percent\": %d, \"cells_in_all\": %d,"
            + " \"paper_factor_ratio\": %.3f, \"identity_over_sigma\": %.2e,"
            + " \"exponent\": %.3f, \"redraws_least\": %.4f, \"redraws_greatest\": %.4f}",
        counting(),
        within(),
        noisy().size(),
        paperRatio(),
        noisy().entrySet().stream()
            .mapToDouble(e -> median(e.getValue(), Outcome::identity) / e.getKey().sigma())
            .max()
            .orElse(Double.NaN),
        exponent(),
        extreme(1),
        extreme(-1));
  }

  private Map<Cell, List<Outcome>> noisy() {
    Map<Cell, List<Outcome>> noisy = new LinkedHashMap<>(outcomes);
    noisy.keySet().removeIf(cell -> cell.sigma() == 0);
    return noisy;
  }

  private double clean(Cell cell) {
    return median(outcomes.get(cell.clean()), Outcome::actual);
  }

  private boolean counts(Cell cell) {
    return clean(cell) < CLEAN_SHARE * median(outcomes.get(cell), Outcome::actual);
  }

  private long counting() {
    return noisy().keySet().stream().filter(this::counts).count();
  }

  private long within() {
    return noisy().entrySet().stream()
        .filter(e -> counts(e.getKey()) && Math.abs(ratio(e.getValue()) - 1) <= BAR)
        .count();
  }

  private static double ratio(List<Outcome> runs) {
    return median(runs, o -> o.predicted() / o.actual());
  }

  private double paperRatio() {
    return overall(o -> o.paper() / o.actual());
  }

  /** Median over the cells of the median over their seeds. */
  private double overall(ToDoubleFunction<Outcome> figure) {
    return DenoisingRun.median(
        noisy().values().stream().mapToDouble(runs -> median(runs, figure)).toArray());
  }

  private String gains() {
    SortedMap<Integer, double[]> gains = new TreeMap<>();
    for (int samples : noisy().keySet().stream().map(Cell::samples).distinct().toList()) {
      gains.put(
          samples,
          noisy().entrySet().stream()
              .filter(e -> e.getKey().samples() == samples)
              .mapToDouble(e -> e.getKey().sigma() / median(e.getValue(), Outcome::actual))
              .toArray());
    }
    return gains.entrySet().stream()
        .map(
            e ->
                String.format(
                    Locale.ROOT, "%d: %.1f", e.getKey(), DenoisingRun.median(e.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** Slope of log residual over log N, with a level of its own for every sigma and f. */
  private double exponent() {
    SimpleRegression slope = new SimpleRegression(false);
    noisy()
        .forEach(
            (cell, runs) ->
                slope.addData(
                    Math.log(cell.samples()) - mean(cell, (c, r) -> Math.log(c.samples())),
                    Math.log(median(runs, Outcome::actual))
                        - mean(cell, (c, r) -> Math.log(median(r, Outcome::actual)))));
    return slope.getSlope();
  }

  /** Over the cells that differ from one in N alone. */
  private double mean(Cell like, Figure figure) {
    return noisy().entrySet().stream()
        .filter(e -> e.getKey().sigma() == like.sigma())
        .filter(e -> e.getKey().frequency() == like.frequency())
        .mapToDouble(e -> figure.of(e.getKey(), e.getValue()))
        .average()
        .orElseThrow();
  }

  private double extreme(int sign) {
    return sign
        * noisy().values().stream()
            .flatMap(List::stream)
            .mapToDouble(o -> sign * o.redraws())
            .min()
            .orElse(Double.NaN);
  }

  private static double median(List<Outcome> runs, ToDoubleFunction<Outcome> figure) {
    return DenoisingRun.median(runs.stream().mapToDouble(figure).toArray());
  }

  private interface Figure {
    double of(Cell cell, List<Outcome> runs);
  }
}

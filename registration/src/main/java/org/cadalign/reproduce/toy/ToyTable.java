package org.cadalign.reproduce.toy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, as Markdown. */
record ToyTable(ToyResult result) {
  String markdown() {
    return String.join("\n\n", counts(), claims(), dynamics()) + "\n";
  }

  private String counts() {
    List<ToyCurve> curves = result.uniform();
    List<String> head =
        row(
            "estimator",
            curves.stream().map(c -> "f = " + c.frequency()),
            "slope 1-8",
            "slope 1-16");
    Stream<List<String>> lines = ToyEstimator.all().stream().map(this::line);
    List<String> errors =
        row("mean error", curves.stream().map(c -> format("%.4f", c.error())), "", "");
    return "Mean over the samples of the median over the seeds; the published claim is a slope of -1"
        + " for every estimator\n\n"
        + table(head, Stream.concat(lines, Stream.of(errors)));
  }

  private List<String> line(ToyEstimator estimator) {
    return row(
        estimator.name(),
        result.uniform().stream().map(curve -> count(curve.mean(estimator))),
        format("%.2f", Slope.of(result.uniform(), estimator, 1, 8)),
        format("%.2f", Slope.of(result.uniform(), estimator, 1, 16)));
  }

  private String claims() {
    Stream<List<String>> lines =
        ToyClaims.of(result).stream()
            .map(
                claim ->
                    List.of(
                        String.valueOf(claim.number()),
                        claim.text(),
                        claim.measured(),
                        claim.verdict().toString()));
    return table(List.of("", "claim", "measured", ""), lines);
  }

  private String dynamics() {
    List<ToyCurve> curves = result.uniform();
    List<String> head = row("epoch", curves.stream().map(c -> "f = " + c.frequency()));
    Stream<List<String>> lines =
        result.dynamics().epochs().stream()
            .map(
                epoch ->
                    row(
                        String.valueOf(epoch),
                        curves.stream().map(c -> point(c.frequency(), epoch))));
    return "Mean N_S along the training, with the mean error in brackets, seed 1\n\n"
        + table(head, lines);
  }

  private String point(int frequency, int epoch) {
    return Optional.ofNullable(result.dynamics().of(frequency).get(epoch))
        .map(point -> format("%s (%.3f)", count(point.soft()), point.error()))
        .orElse("");
  }

  private static List<String> row(String first, Stream<String> middle, String... last) {
    return Stream.of(Stream.of(first), middle, Stream.of(last)).flatMap(s -> s).toList();
  }

  private static String table(List<String> head, Stream<List<String>> lines) {
    return Stream.concat(Stream.of(head, Collections.nCopies(head.size(), "---")), lines)
        .map(cells -> "| " + String.join(" | ", cells) + " |")
        .collect(Collectors.joining("\n"));
  }

  private static String count(double value) {
    return format(value < 10 ? "%.1f" : "%.0f", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

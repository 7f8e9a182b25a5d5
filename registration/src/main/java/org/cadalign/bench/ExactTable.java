package org.cadalign.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was measured on scenes with an exact truth and on real ones, as Markdown and as JSON.
 *
 * @param cities made up
 * @param real scenes, none if they were not measured
 */
record ExactTable(List<ExactMeasurement.Result> cities, List<ExactMeasurement.Result> real) {
  ExactTable {
    cities = List.copyOf(cities);
    real = List.copyOf(real);
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
                Errors of vertices, metres; perturbed as by scripts/perturb, and each building by itself with a standard deviation of %.1f m per axis:

                | scene | label noise | buildings | perturbed | after, median | after, RMS per axis | by itself | after, median | after, RMS per axis |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """,
                ExactMeasurement.INDEPENDENT));
    cities.forEach(result -> text.append(row(result)));
    text.append(medians("median of the made-up cities", cities));
    real.forEach(result -> text.append(row(result)));
    if (!real.isEmpty()) {
      text.append(medians("median of the real scenes", real));
    }
    return text.toString();
  }

  private static String row(ExactMeasurement.Result r) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        r.scene(),
        r.labelNoise(),
        r.buildings(),
        r.perturbed().before(),
        r.perturbed().after(),
        r.perturbed().rms(),
        r.independent().before(),
        r.independent().after(),
        r.independent().rms());
  }

  private static String medians(String name, List<ExactMeasurement.Result> of) {
    return String.format(
        Locale.ROOT,
        "| %s |  |  | %.2f | **%.2f** | %.2f | %.2f | **%.2f** | %.2f |%n",
        name,
        Medians.of(of, r -> r.perturbed().before()),
        Medians.of(of, r -> r.perturbed().after()),
        Medians.of(of, r -> r.perturbed().rms()),
        Medians.of(of, r -> r.independent().before()),
        Medians.of(of, r -> r.independent().after()),
        Medians.of(of, r -> r.independent().rms()));
  }

  String json() {
    String exact = figures(cities);
    return real.isEmpty()
        ? "{\"exact\": %s}".formatted(exact)
        : "{\"exact\": %s, \"real\": %s}".formatted(exact, figures(real));
  }

  private static String figures(List<ExactMeasurement.Result> of) {
    return String.format(
        Locale.ROOT,
        "{\"perturbed_after\": %.4f, \"perturbed_rms\": %.4f, \"independent_after\": %.4f,"
            + " \"independent_rms\": %.4f}",
        median(of, r -> r.perturbed().after()),
        median(of, r -> r.perturbed().rms()),
        median(of, r -> r.independent().after()),
        median(of, r -> r.independent().rms()));
  }

  private static double median(
      List<ExactMeasurement.Result> of, ToDoubleFunction<ExactMeasurement.Result> figure) {
    return Medians.of(of, figure);
  }
}

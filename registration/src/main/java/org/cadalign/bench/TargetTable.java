package org.cadalign.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cadalign.bench.TargetMeasurement.Errors;
import org.cadalign.bench.TargetMeasurement.Left;
import org.cadalign.bench.TargetMeasurement.Result;

/**
 * Where layers came to lie in cities whose roofs lean, as Markdown and as JSON.
 *
 * @param results a city each
 */
record TargetTable(List<Result> results) {
  private static final double ROUNDED = 1e4;

  TargetTable {
    results = List.copyOf(results);
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            Errors of vertices, metres: median, and root mean square per axis in brackets. The layer is of bases, perturbed as by scripts/perturb:

            | lean | heights | buildings | roof from base, median | p90 | before, to base | `--target roof`, to roof | to base | `--target base`, to roof | to base |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    results.forEach(result -> text.append(row(result)));
    if (!leaning().isEmpty()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| median where roofs lean |  |  |  |  | %s | **%s** | %s | %s | **%s** |%n",
              words(median(leaning(), r -> r.before().toBase())),
              words(median(leaning(), r -> r.roof().toRoof())),
              words(median(leaning(), r -> r.roof().toBase())),
              words(median(leaning(), r -> r.base().toRoof())),
              words(median(leaning(), r -> r.base().toBase()))));
    }
    return text.toString();
  }

  private static String row(Result r) {
    return String.format(
        Locale.ROOT,
        "| %.2f | x %.0f | %d | %.2f | %.2f | %s | %s | %s | %s | %s |%n",
        r.city().lean(),
        r.city().heights(),
        r.buildings(),
        r.apart().median(),
        r.apart().p90(),
        words(r.before().toBase()),
        words(r.roof().toRoof()),
        words(r.roof().toBase()),
        words(r.base().toRoof()),
        words(r.base().toBase()));
  }

  private static String words(Left left) {
    return String.format(Locale.ROOT, "%.2f (%.2f)", left.median(), left.rms());
  }

  /** Cities seen askew. */
  private List<Result> leaning() {
    return results.stream().filter(r -> r.city().lean() > 0).toList();
  }

  private static Left median(List<Result> of, Function<Result, Left> figure) {
    return new Left(
        Medians.of(of, r -> figure.apply(r).median()), Medians.of(of, r -> figure.apply(r).rms()));
  }

  /** Medians where roofs lean, and every city. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!leaning().isEmpty()) {
      put(json.putObject("roof"), medians(Result::roof));
      put(json.putObject("base"), medians(Result::base));
    }
    for (Result r : results) {
      ObjectNode city =
          json.withArray("cities")
              .addObject()
              .put("lean", r.city().lean())
              .put("heights", r.city().heights())
              .put("apart", rounded(r.apart().median()))
              .put("apart_p90", rounded(r.apart().p90()));
      put(city.putObject("before"), r.before());
      put(city.putObject("roof"), r.roof());
      put(city.putObject("base"), r.base());
    }
    return json.toString();
  }

  private Errors medians(Function<Result, Errors> of) {
    return new Errors(
        median(leaning(), r -> of.apply(r).toRoof()), median(leaning(), r -> of.apply(r).toBase()));
  }

  private static void put(ObjectNode json, Errors errors) {
    json.put("to_roof", rounded(errors.toRoof().median()))
        .put("to_roof_rms", rounded(errors.toRoof().rms()))
        .put("to_base", rounded(errors.toBase().median()))
        .put("to_base_rms", rounded(errors.toBase().rms()));
  }

  private static double rounded(double value) {
    return Math.rint(ROUNDED * value) / ROUNDED;
  }
}

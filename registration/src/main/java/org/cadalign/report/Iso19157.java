package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.evaluate.CircularError;
import org.cadalign.evaluate.ErrorSummary;

/**
 * The statement in the terms of ISO 19157, in the XML encoding of ISO 19157-2 (mdq 1.0), of which
 * it uses the part that {@code iso19157/mdq.xsd} beside the other resources describes. What is
 * predicted is an indirect evaluation; what is measured is an inspection of a sample. Neither is
 * ever written as the other. Its elements are in {@code iso19157.ftlx}.
 */
final class Iso19157 {
  private Iso19157() {}

  /**
   * What the template prints.
   *
   * @param features of the layer
   */
  public record View(int features, List<Result> results) {}

  /**
   * One figure.
   *
   * @param name of the measure
   * @param number of the measure in the standard's register
   * @param sampled whether it was measured on a sample, else it is predicted
   * @param description of how it came about
   * @param buildings that it rests on
   * @param metres its value
   */
  public record Result(
      String name,
      String number,
      boolean sampled,
      String description,
      int buildings,
      String metres) {
    /** Of evaluation. */
    public String kind() {
      return sampled ? "DQ_SampleBasedInspection" : "DQ_IndirectEvaluation";
    }
  }

  static String xml(Report report, Optional<Measured> measured) {
    List<Result> results = new ArrayList<>();
    JsonNode total = report.run().summary().path("predicted");
    if (total.isObject()) {
      results.add(predicted(total));
    }
    measured.ifPresent(m -> measured(results, m));
    return new Templates().filled("iso19157.ftlx", new View(report.buildings().size(), results));
  }

  private static Result predicted(JsonNode total) {
    int buildings = total.path("buildings").asInt();
    String how =
        ("Predicted by a calibrated model from the run itself, for %d buildings;"
                + " no ground truth was used.")
            .formatted(buildings);
    return new Result("CE90", "44", false, how, buildings, metres(total.path("ce90_m").asDouble()));
  }

  private static void measured(List<Result> results, Measured measured) {
    ErrorSummary summary = measured.summary();
    int count = summary.count();
    String how =
        "Measured on %d checkpoints of %s (SHA-256 %s): %s, matched by %s."
                .formatted(
                    count,
                    measured.file().name(),
                    measured.file().sha256(),
                    measured.measure(),
                    measured.matchedBy())
            + own(measured);
    results.add(new Result("RMSE", "47", true, how, count, metres(summary.rmse())));
    measured
        .ce90()
        .map(ce90 -> new Result("CE90", "44", true, how + by(ce90), count, metres(ce90.metres())))
        .ifPresent(results::add);
  }

  private static String own(Measured measured) {
    return measured
        .rmseWithCheckpoints()
        .map(
            rmse ->
                String.format(
                    Locale.ROOT,
                    " The checkpoints' own RMSE is %.3f m; with it the RMSE is %.3f m.",
                    measured.file().rmse().get(),
                    rmse))
        .orElse("");
  }

  private static String by(CircularError ce90) {
    return String.format(
        Locale.ROOT,
        " By order statistics; 95 %% interval %.3f to %.3f m.",
        ce90.low(),
        ce90.high());
  }

  private static String metres(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}

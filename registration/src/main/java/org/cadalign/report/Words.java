package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.evaluate.CircularError;
import org.cadalign.evaluate.ErrorSummary;

/** The summary of a report, sentence by sentence, for readers who make plans, not programs. */
final class Words {
  private final Report report;
  private final Optional<Measured> measured;

  Words(Report report, Optional<Measured> measured) {
    this.report = report;
    this.measured = measured;
  }

  List<String> sentences() {
    List<String> said = new ArrayList<>();
    moved(said);
    predicted(said);
    measured.ifPresent(m -> measured(said, m));
    left(said);
    return said;
  }

  private void moved(List<String> said) {
    int all = report.buildings().size();
    int moved = report.of("aligned", "repaired").size();
    int right = report.of("unchanged").size();
    String where =
        right == 0 ? "" : String.format(Locale.ROOT, "; %d were right where they lay", right);
    if (moved + right == 0) {
      said.add(
          String.format(
              Locale.ROOT,
              "None of the %d buildings was laid onto the image: nothing here is aligned.",
              all));
      return;
    }
    double[] moves =
        report.buildings().stream()
            .filter(Building::isJudged)
            .mapToDouble(b -> b.metres().length())
            .toArray();
    said.add(
        String.format(
            Locale.ROOT,
            "Of %d buildings, %d were moved onto the image%s. Moves are %.2f m in the median and"
                + " %.2f m at most.",
            all,
            moved,
            where,
            ErrorSummary.of(moves).median(),
            java.util.Arrays.stream(moves).max().orElse(0)));
  }

  private void predicted(List<String> said) {
    if (report.run().summary().has("predicted")) {
      double median = report.run().summary().path("predicted").path("median_m").asDouble();
      double ce90 = report.run().summary().path("predicted").path("ce90_m").asDouble();
      said.add(
          String.format(
              Locale.ROOT,
              "Half of them are expected to lie within %.2f m of their places, nine of ten within"
                  + " %.2f m. This is predicted from how clear the image was; nobody measured it.",
              median,
              ce90));
    } else {
      JsonNode withheld = report.run().summary().path("prediction_withheld");
      said.add(
          "No accuracy is predicted: "
              + withheld.asText(
                  "the model that was used has no calibration, or no building was matched")
              + ". What is said here is how far buildings were moved, not how right that is.");
    }
  }

  private static void measured(List<String> said, Measured measured) {
    ErrorSummary summary = measured.summary();
    Optional<CircularError> ce90 = measured.ce90();
    said.add(
        String.format(
            Locale.ROOT,
            "Measured on %d checkpoints of %s: RMSE %.2f m%s, median %.2f m, %s.",
            summary.count(),
            measured.file().name(),
            summary.rmse(),
            measured
                .rmseWithCheckpoints()
                .map(
                    rmse ->
                        String.format(
                            Locale.ROOT,
                            " (%.2f m with the checkpoints' own %.2f m)",
                            rmse,
                            measured.file().rmse().get()))
                .orElse(""),
            summary.median(),
            ce90.isPresent()
                ? String.format(
                    Locale.ROOT,
                    "CE90 %.2f m (95 %% interval %.2f to %.2f m)",
                    ce90.get().metres(),
                    ce90.get().low(),
                    ce90.get().high())
                : "no CE90, which needs 30 checkpoints"));
  }

  private void left(List<String> said) {
    int doubtful = report.of("low_confidence").size();
    int kept = report.of("no_evidence").size();
    int rejected = report.of("rejected").size();
    List<String> parts = new ArrayList<>();
    add(parts, doubtful, "have a doubtful place, since the image was not clear about them");
    add(parts, kept, "were left as they were, since the image shows nothing to lay them on");
    add(parts, rejected, "were left as they were, since they are not valid");
    said.add(
        parts.isEmpty()
            ? "No building was left out."
            : "Look at these before the layer is used: " + String.join("; ", parts) + ".");
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}

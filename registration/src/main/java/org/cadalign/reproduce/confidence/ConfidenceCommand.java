package org.cadalign.reproduce.confidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.archive.ModelArchive;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.Calibrations;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Measures how well expected errors tell true ones. */
@Command(
    name = "confidence",
    description = {
      "Misaligns the test scenes and made-up cities that no calibration was fitted on, aligns them, and",
      "compares the error that is expected of each building with its true one. With --recheck, --write",
      "puts the tables beside the usual ones. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce confidence --data DIR --short")
public final class ConfidenceCommand implements Callable<Integer> {
  @ParentCommand private Checkout checkout;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private JudgedModel model;
  @Mixin private Results results;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "Calibration to test; default: that which is shipped for the model.")
  private Optional<Path> calibration = Optional.empty();

  @Override
  public Integer call() throws DataException, IOException {
    ModelArchive archive = model.read();
    Calibration tested = calibration(archive);
    List<JudgedScene> judged =
        model.judge(JudgedSet.TESTED, checkout.repository(), archive.provenance().target(), shared);
    ConfidenceTable scores = new ConfidenceTable(judged, tested);
    String text = heading() + "\n" + scores.markdown();
    results.tell("reproduce confidence" + model.section(), text, scores.json());
    return 0;
  }

  private Calibration calibration(ModelArchive archive) throws DataException {
    if (calibration.isPresent()) {
      return Calibrations.read(calibration.get());
    }
    return Calibrations.shipped(archive, model.sources())
        .orElseThrow(
            () ->
                new DataException(
                    DataException.Code.NOT_FOUND,
                    "this model",
                    "it has no calibration",
                    "fit one with scripts/reproduce calibration, and build again"));
  }

  private String heading() {
    return "Commit "
        + checkout.repository().commit()
        + ": `scripts/reproduce confidence"
        + model.words()
        + "`\n";
  }
}

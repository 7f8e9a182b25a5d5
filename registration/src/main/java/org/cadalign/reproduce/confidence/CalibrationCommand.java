package org.cadalign.reproduce.confidence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.WeightDigest;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.cli.SharedOptions;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.CalibrationFit;
import org.cadalign.confidence.CalibrationFit.Example;
import org.cadalign.confidence.Calibrations;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Fits what turns signs into expected errors, for one model. */
@Command(
    name = "calibration",
    description = {
      "Misaligns the scenes for training and tuning and made-up cities, aligns them with a model, and",
      "fits what the model's runs say of each building to its true error, with --recheck also what",
      "aligning again says, for align --recheck. Writes the calibration",
      "beside those that are shipped, named by the model's weights, or to -o. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce calibration --data DIR --model city.model")
public final class CalibrationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Checkout checkout;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private JudgedModel model;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Calibration to write; default: where align finds it, once built.")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws DataException, IOException {
    ModelArchive archive = model.read();
    String digest = WeightDigest.of(archive);
    List<JudgedScene> judged =
        model.judge(JudgedSet.FITTED, checkout.repository(), archive.provenance().target(), shared);
    Calibration fitted = CalibrationFit.DEFAULT.fit(digest, among(), examples(judged));
    Path file =
        output.orElse(
            checkout
                .repository()
                .calibrations()
                .resolve(Calibrations.fileName(digest, model.sources())));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Calibrations.write(file, fitted);
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    json.put("scenes", judged.size()).put("buildings", examples(judged).size());
    json.put("model", digest).put("file", file.getFileName().toString());
    spec.commandLine().getOut().println(json);
    return 0;
  }

  /** Counts of neighbours are not known yet when a layer is aligned. */
  private List<Sign> among() {
    return Sign.of(Source.ofRun(model.sources().contains(Source.RECHECK)));
  }

  private static List<Example> examples(List<JudgedScene> judged) {
    return judged.stream()
        .flatMap(
            scene ->
                scene.buildings().stream()
                    .map(b -> new Example(scene.name(), b.signs(), b.error())))
        .toList();
  }
}

package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.archive.Target;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import org.cadalign.noise.Streams;
import org.cadalign.progress.Progress;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.LabelNoise;
import org.cadalign.synth.SyntheticCity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Measures where layers come to lie in images that are not taken from straight above. */
@Command(
    name = "target",
    description = {
      "Makes up cities whose roofs lean in the image, misaligns their bases as scripts/perturb does,",
      "aligns them with --target roof and with --target base, and measures how far the results lie from",
      "roofs and from bases. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench target --short")
final class TargetCommand implements Callable<Integer> {
  /** Far from the seeds that cities are trained on with. */
  private static final long CITIES = 910_000;

  /** Lean and heights. */
  private static final double[][] LEANS = {
    {0, 1}, {0, 2}, {0.1, 1}, {0.1, 2}, {0.2, 1}, {0.2, 2}, {0.35, 1}, {0.35, 2}
  };

  private static final double[][] FEW = {{0, 1}, {0.2, 2}, {0.35, 1}};

  @ParentCommand private Bench bench;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private Results results;

  @Option(
      names = "--roof-model",
      paramLabel = "FILE",
      description = "Model to lay layers on roofs with; default: the shipped one.")
  private Optional<Path> roofModel = Optional.empty();

  @Option(
      names = "--base-model",
      paramLabel = "FILE",
      description = "Model to lay layers on bases with; default: the shipped one.")
  private Optional<Path> baseModel = Optional.empty();

  @Option(names = "--short", description = "Three small cities only; within 10 minutes.")
  private boolean brief;

  @Override
  public Integer call() throws DataException, IOException {
    List<TargetMeasurement.Result> measured = new ArrayList<>();
    List<TargetMeasurement.City> cities = cities();
    try (Progress.Task task = shared.progress().begin("target", cities.size(), "cities");
        ScratchFolder folder = ScratchFolder.create()) {
      MadeUpScenes made =
          new MadeUpScenes(folder.path(), MadeUpScenes.side(brief), shared.threads());
      for (TargetMeasurement.City city : cities) {
        measured.add(measure(city, made));
        task.advance(1);
      }
    }
    TargetTable table = new TargetTable(measured);
    String text = heading() + "\n" + table.markdown();
    results.tell("bench target", text, table.json());
    return 0;
  }

  private List<TargetMeasurement.City> cities() {
    List<TargetMeasurement.City> cities = new ArrayList<>();
    for (double[] lean : brief ? FEW : LEANS) {
      cities.add(new TargetMeasurement.City("lean_" + (cities.size() + 1), lean[0], lean[1]));
    }
    return cities;
  }

  private TargetMeasurement.Result measure(TargetMeasurement.City city, MadeUpScenes made)
      throws DataException, IOException {
    TargetMeasurement measurement =
        new TargetMeasurement(
            rival(roofModel, Target.ROOF), rival(baseModel, Target.BASE), shared.seed());
    String seen = city.lean() > 0 ? SyntheticCity.ROOFS : SyntheticCity.TRUTH;
    try (TestScene bases = made.of(city.name(), options(city, made.side()));
        TestScene roofs = made.open(city.name(), seen)) {
      return measurement.measure(city, bases, roofs.labels());
    }
  }

  private AlignmentRival rival(Optional<Path> model, Target target) {
    return new AlignmentRival(model, List.of("--target", target.label()), shared);
  }

  private static CityOptions options(TargetMeasurement.City city, double side) {
    return new CityOptions(
        side,
        0.3,
        city.lean(),
        city.heights(),
        List.copyOf(CityOptions.districtNames()),
        CityOptions.Labelled.BASE,
        LabelNoise.NONE,
        Streams.of(CITIES, Math.round(1000 * city.lean() + city.heights())).nextLong());
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "Commit %s, seed %d: `scripts/bench target%s%s%s`%n",
        bench.repository().commit(),
        shared.seed(),
        brief ? " --short" : "",
        roofModel.map(file -> " --roof-model " + file.getFileName()).orElse(""),
        baseModel.map(file -> " --base-model " + file.getFileName()).orElse(""));
  }
}

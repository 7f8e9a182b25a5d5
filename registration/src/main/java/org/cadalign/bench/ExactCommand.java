package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import org.cadalign.noise.Streams;
import org.cadalign.progress.Progress;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Measures alignment where the truth is exact, and where buildings have nothing in common. */
@Command(
    name = "exact",
    description = {
      "Misaligns made-up cities, whose truth is exact, as scripts/perturb does, and each building by",
      "itself; aligns them and measures what is left. With --data the test scenes as well. The last",
      "line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench exact --short")
final class ExactCommand implements Callable<Integer> {
  /** Far from the seeds that cities are trained on with. */
  private static final long CITIES = 900_000;

  @ParentCommand private Bench bench;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private ModelOption model;
  @Mixin private Results results;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the real scenes, to misalign their buildings one by one, too.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--no-apart", description = "Align with this option.")
  private boolean together;

  @Option(names = "--short", description = "Two small cities only; within 10 minutes.")
  private boolean brief;

  @Override
  public Integer call() throws DataException, IOException {
    ExactMeasurement measurement =
        new ExactMeasurement(
            new AlignmentRival(model.file(), together ? List.of("--no-apart") : List.of(), shared),
            shared.seed());
    List<ExactMeasurement.Result> cities = new ArrayList<>();
    int number = brief ? 2 : 5;
    try (Progress.Task task = shared.progress().begin("exact", number, "cities");
        ScratchFolder folder = ScratchFolder.create()) {
      MadeUpScenes madeUp =
          new MadeUpScenes(folder.path(), MadeUpScenes.side(brief), shared.threads());
      for (int i = 1; i <= number; i++) {
        try (TestScene city = madeUp.of("city_" + i, Streams.of(CITIES, i).nextLong())) {
          cities.add(measurement.measure(city));
        }
        task.advance(1);
      }
    }
    ExactTable table = new ExactTable(cities, real(measurement));
    String text = heading() + "\n" + table.markdown();
    results.tell("bench exact", text, table.json());
    return 0;
  }

  private List<ExactMeasurement.Result> real(ExactMeasurement measurement)
      throws DataException, IOException {
    List<ExactMeasurement.Result> real = new ArrayList<>();
    if (data.isPresent()) {
      for (Manifest.Entry entry : TestScenes.chosen(bench.repository(), Optional.empty())) {
        try (TestScene scene = TestScene.open(entry, data.get())) {
          real.add(measurement.measure(scene));
        }
      }
    }
    return real;
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "Commit %s, seed %d: `scripts/bench exact%s%s%s%s`%n",
        bench.repository().commit(),
        shared.seed(),
        data.isPresent() ? " --data DIR" : "",
        together ? " --no-apart" : "",
        brief ? " --short" : "",
        model.words());
  }
}

package org.cadalign.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cadalign.bench.SceneBuildings.Kind;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures what align says of buildings that the layer lacks, and of those that are gone. */
@Command(
    name = "buildings",
    description = {
      "Takes a third of the labels away and adds stale ones, on the OpenAerialMap test scenes and on",
      "made-up cities, and measures what align finds of both. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench buildings --data DIR --short")
final class BuildingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private SceneOptions scenes;
  @Mixin private ModelOption model;
  @Mixin private Results results;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3",
      paramLabel = "N",
      description = "Seeds of what is done to labels; default: ${DEFAULT-VALUE}.")
  private List<Long> seeds = List.of();

  @Option(
      names = "--cities",
      split = ",",
      defaultValue = "1,2,3,4",
      paramLabel = "N",
      description = "Seeds of the made-up cities; default: ${DEFAULT-VALUE}.")
  private List<Long> cities = List.of();

  @Option(
      names = "--short",
      description = "The first seed and the first two cities only; within 10 minutes.")
  private boolean brief;

  @Override
  public Integer call() throws DataException, IOException {
    BuildingsTable table = new BuildingsTable(measure());
    String text = heading() + "\n" + table.markdown() + "\n" + table.thresholds();
    results.tell("bench buildings", text, table.json());
    return 0;
  }

  private List<SceneBuildings> measure() throws DataException, IOException {
    BuildingsMeasurement measurement =
        new BuildingsMeasurement(model.file(), shared, first(seeds, 1));
    List<SceneBuildings> measured = new ArrayList<>();
    for (Manifest.Entry entry : scenes.chosen(bench.repository())) {
      if (SceneAccuracy.Source.of(entry) == SceneAccuracy.Source.OPEN_AERIAL_MAP) {
        try (TestScene scene = scenes.open(entry)) {
          add(measurement.measure(scene, Kind.REAL), measured);
        }
      }
    }
    try (ScratchFolder folder = ScratchFolder.create()) {
      MadeUpScenes madeUp = new MadeUpScenes(folder.path(), MadeUpScenes.SIDE, shared.threads());
      for (long seed : first(cities, 2)) {
        try (TestScene scene = madeUp.of("city_" + seed, seed)) {
          add(measurement.measure(scene, Kind.SYNTHETIC), measured);
        }
      }
    }
    return measured;
  }

  private void add(SceneBuildings result, List<SceneBuildings> measured) {
    measured.add(result);
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, "%s: %.2f%n", result.name(), result.averagePrecision());
  }

  private List<Long> first(List<Long> all, int count) {
    return brief ? all.subList(0, Math.min(count, all.size())) : all;
  }

  private String heading() {
    return "Commit "
        + bench.repository().commit()
        + ", seeds "
        + words(first(seeds, 1))
        + "; cities "
        + words(first(cities, 2))
        + ": `scripts/bench buildings --data DIR"
        + (brief ? " --short" : "")
        + scenes.scene().map(name -> " --scene " + name).orElse("")
        + model.words()
        + "`\n";
  }

  private static String words(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}

package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.progress.Progress;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures what fine-tuning the shipped model on a user's own misaligned layer brings. */
@Command(
    name = "finetune",
    description = {
      "Misaligns test scenes as scripts/perturb does, fine-tunes the shipped model on each misaligned",
      "layer by itself, and aligns it with the shipped and with the tuned model. The truth is only",
      "measured against. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench finetune --data DIR --scene zanzibar_A")
final class FineTuneCommand implements Callable<Integer> {
  private static final double MINUTE = 60e9;
  private static final int STEPS = 300;

  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private SceneOptions scenes;
  @Mixin private Results results;

  @Option(
      names = "--steps",
      defaultValue = "300",
      paramLabel = "N",
      description = "Of the fine-tuning; default: ${DEFAULT-VALUE}.")
  private int steps = STEPS;

  @Option(
      names = "--short",
      description = "The smallest OpenAerialMap test scene only; within 10 minutes.")
  private boolean brief;

  /**
   * One scene, median errors of vertices in metres.
   *
   * @param minutes that the fine-tuning took, alignment of the labels included
   */
  private record Result(
      String scene, int buildings, double before, double shipped, double tuned, double minutes) {
    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.2f | %.3f | %.3f | %.1f |%n",
          scene,
          buildings,
          before,
          shipped,
          tuned,
          minutes);
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "\"%s\": {\"before\": %.4f, \"shipped\": %.4f, \"tuned\": %.4f, \"minutes\": %.2f}",
          scene,
          before,
          shipped,
          tuned,
          minutes);
    }
  }

  @Override
  public Integer call() throws DataException, IOException {
    List<Manifest.Entry> chosen =
        scenes.chosen(bench.repository()).stream()
            .filter(
                entry -> scenes.scene().isPresent() || entry.licence().contains("OpenAerialMap"))
            .filter(entry -> !brief || entry.name().equals("kampala_osm_0"))
            .toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--short leaves no scene of that name");
    }
    List<Result> measured = new ArrayList<>();
    try (Progress.Task task = shared.progress().begin("finetune", chosen.size(), "scenes")) {
      for (Manifest.Entry entry : chosen) {
        try (TestScene scene = scenes.open(entry)) {
          measured.add(measure(scene));
        }
        task.advance(1);
      }
    }
    StringBuilder text = new StringBuilder(heading());
    text.append("| scene | buildings | before, m | shipped model | fine-tuned | minutes |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    measured.forEach(result -> text.append(result.row()));
    String json = String.join(", ", measured.stream().map(Result::json).toList());
    results.tell("bench finetune", text.toString(), "{" + json + "}");
    return 0;
  }

  private Result measure(TestScene scene) throws DataException, IOException {
    MisalignedLayer layer = MisalignedLayer.perturbed(scene, shared.seed());
    try (ScratchFolder folder = ScratchFolder.create()) {
      long began = System.nanoTime();
      Path model = tuned(scene, layer, folder.path());
      double minutes = (System.nanoTime() - began) / MINUTE;
      return new Result(
          scene.name(),
          scene.labels().footprints().size(),
          left(scene, layer, Rival.none()),
          left(scene, layer, new AlignmentRival(Optional.empty(), shared)),
          left(scene, layer, new AlignmentRival(Optional.of(model), shared)),
          minutes);
    }
  }

  /** As a user does it: a manifest of one scene, and one command. */
  private Path tuned(TestScene scene, MisalignedLayer layer, Path folder)
      throws DataException, IOException {
    Layers.write(layer.layer(), folder.resolve("labels.gpkg"), WriteOptions.DEFAULT);
    Path image = scene.imageFile().toAbsolutePath();
    Path manifest =
        Files.writeString(
            folder.resolve("scenes.json"),
            "{\"scenes\": [{\"name\": \"own\", \"image\": \"%s\", \"layer\": \"labels.gpkg\", \"split\": \"train\"}]}"
                .formatted(image));
    Path model = folder.resolve("own.model");
    List<String> line = new ArrayList<>(List.of("train", manifest.toString()));
    line.addAll(List.of("-o", model.toString(), "--from", "shipped", "--rounds", "1"));
    line.addAll(List.of("--steps", Integer.toString(steps)));
    line.addAll(List.of("--evaluate-every", Integer.toString(Math.max(1, steps / 6))));
    line.addAll(List.of("--examples", "0", "--precision", "bfloat16"));
    line.addAll(List.of("--seed", Long.toString(shared.seed()), "-qq", "--progress", "none"));
    line.addAll(shared.computing());
    OwnCommand.run(line);
    return model;
  }

  private static double left(TestScene scene, MisalignedLayer layer, Rival rival)
      throws DataException, IOException {
    return ErrorSummary.of(AccuracyMeasurement.errors(scene, layer, rival).metres()).median();
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "Commit %s, seed %d, %d steps, %d workers: `scripts/bench finetune --data DIR%s%s%s`%n%n",
        bench.repository().commit(),
        shared.seed(),
        steps,
        shared.threads(),
        scenes.scene().map(name -> " --scene " + name).orElse(""),
        steps == STEPS ? "" : " --steps " + steps,
        brief ? " --short" : "");
  }
}

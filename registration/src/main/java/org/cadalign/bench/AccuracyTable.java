package org.cadalign.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.cadalign.bench.SceneAccuracy.Run;
import org.cadalign.bench.SceneAccuracy.Source;
import org.cadalign.evaluate.ErrorSummary;

/**
 * What was measured, as Markdown.
 *
 * @param scenes in the order of the manifest
 */
record AccuracyTable(List<SceneAccuracy> scenes) {
  private static final String NOT_RUN = "not run";

  AccuracyTable {
    scenes = List.copyOf(scenes);
  }

  /** Scenes of both sources, each with its own median, then all vertices pooled. */
  String markdown() {
    List<String> lines = new ArrayList<>();
    for (Source source : Source.values()) {
      List<SceneAccuracy> of = of(source);
      if (!of.isEmpty()) {
        lines.add("**" + source + "**, median error of a scene's vertices, metres");
        lines.add("");
        lines.addAll(byScene(of));
        lines.add("");
      }
    }
    lines.add("All vertices of all scenes and seeds, metres");
    lines.add("");
    lines.addAll(pooled());
    if (scenes.stream().anyMatch(SceneAccuracy::byOutline)) {
      lines.add("");
      lines.add("\\* distance to the true outline: the alignment repaired an outline.");
    }
    return String.join("\n", lines) + "\n";
  }

  List<SceneAccuracy> of(Source source) {
    return scenes.stream().filter(scene -> scene.source() == source).toList();
  }

  private static List<String> byScene(List<SceneAccuracy> scenes) {
    List<String> lines = new ArrayList<>(head("scene"));
    scenes.forEach(scene -> lines.add(line(scene)));
    lines.add(medians("median of scenes", "", scenes));
    return lines;
  }

  private static List<String> head(String first) {
    return List.of(
        row(
            first,
            "label noise",
            "no alignment",
            "cadalign",
            "elastix",
            "one global shift",
            "moved where right",
            "left of 0.5 m"),
        "| --- | --- | --- | --- | --- | --- | --- | --- |");
  }

  private static String medians(String name, String noise, List<SceneAccuracy> scenes) {
    return row(
        name,
        noise,
        metres(Medians.of(scenes, SceneAccuracy::before)),
        "**" + metres(Medians.of(scenes, SceneAccuracy::after)) + "**",
        scenes.stream().allMatch(s -> s.elastix().isPresent())
            ? metres(Medians.of(scenes, s -> s.elastix().getAsDouble()))
            : NOT_RUN,
        metres(Medians.of(scenes, SceneAccuracy::shift)),
        metres(Medians.of(scenes, SceneAccuracy::unmovedMove)),
        metres(Medians.of(scenes, SceneAccuracy::halfMetreAfter)));
  }

  /** A row for each source, for those who want no more. */
  String summary() {
    List<String> lines = new ArrayList<>(head("scenes"));
    for (Source source : Source.values()) {
      List<SceneAccuracy> of = of(source);
      if (!of.isEmpty()) {
        String noise =
            of.stream()
                .map(scene -> scene.entry().labelNoise())
                .distinct()
                .collect(Collectors.joining("; "));
        lines.add(medians("%s, median of %d".formatted(source, of.size()), noise, of));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(SceneAccuracy scene) {
    OptionalDouble elastix = scene.elastix();
    return row(
        scene.entry().name() + (scene.byOutline() ? " \\*" : ""),
        scene.entry().labelNoise(),
        cell(scene.before(), scene.runs(), Run::medianBefore),
        cell(scene.after(), scene.runs(), Run::medianAfter),
        elastix.isPresent()
            ? cell(elastix.getAsDouble(), scene.runs(), run -> run.elastix().getAsDouble())
            : NOT_RUN,
        cell(scene.shift(), scene.runs(), Run::shift),
        metres(scene.unmovedMove()),
        metres(scene.halfMetreAfter()));
  }

  /** The median over seeds, and every seed's. */
  private static String cell(double median, List<Run> runs, ToDoubleFunction<Run> figure) {
    String each =
        runs.stream()
            .map(run -> metres(figure.applyAsDouble(run)))
            .collect(Collectors.joining(" "));
    return runs.size() == 1 ? metres(median) : metres(median) + " (" + each + ")";
  }

  private List<String> pooled() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "vertices", "mean", "median", "RMSE", "p90", "CE90"));
    lines.add("| --- | --- | --- | --- | --- | --- | --- |");
    for (Source source : Source.values()) {
      if (!of(source).isEmpty()) {
        lines.add(pooled(source + ", no alignment", distances(source, Run::before)));
        lines.add(pooled(source + ", cadalign", distances(source, Run::after)));
      }
    }
    return lines;
  }

  /** Errors of all vertices of a source's scenes under all seeds. */
  double[] distances(Source source, java.util.function.Function<Run, double[]> errors) {
    return of(source).stream()
        .flatMap(scene -> scene.runs().stream())
        .flatMapToDouble(run -> Arrays.stream(errors.apply(run)))
        .toArray();
  }

  private static String pooled(String name, double[] distances) {
    ErrorSummary summary = ErrorSummary.of(distances);
    return row(
        name,
        Integer.toString(summary.count()),
        metres(summary.mean()),
        metres(summary.median()),
        metres(summary.rmse()),
        metres(summary.p90()),
        summary.ce90().isPresent()
            ? metres(summary.ce90().getAsDouble())
            : "refused below " + ErrorSummary.FEWEST_FOR_CE90);
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String metres(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

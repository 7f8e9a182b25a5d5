package org.cadalign.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.train.Manifest;

/**
 * Runs the rivals without this program, so that their answers are known beforehand.
 *
 * @param measurement of the rivals
 * @param seeds of the misalignments
 */
record RivalsOnly(RivalMeasurement measurement, List<Long> seeds) {
  RivalsOnly {
    seeds = List.copyOf(seeds);
  }

  /**
   * Runs them scene by scene, with a line for each.
   *
   * @return one object of JSON: {@code rivals_only}, and per scene lists by seed of the medians
   *     {@code before}, {@code shift}, {@code elastix}, metres
   */
  String run(List<Manifest.Entry> entries, SceneOptions scenes, PrintWriter err, Progress progress)
      throws DataException, IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("rivals_only", true);
    ObjectNode figures = json.putObject("scenes");
    try (Progress.Task task =
        progress.begin("rivals", (long) entries.size() * seeds.size(), "runs")) {
      for (Manifest.Entry entry : entries) {
        try (TestScene scene = scenes.open(entry)) {
          measure(scene, figures.putObject(entry.name()), err, task);
        }
      }
    }
    return json.toString();
  }

  private void measure(TestScene scene, ObjectNode json, PrintWriter err, Progress.Task task)
      throws DataException, IOException {
    for (long seed : seeds) {
      MisalignedLayer layer = MisalignedLayer.perturbed(scene, seed);
      RivalMeasurement.Result result = measurement.measure(scene, layer);
      json.withArray("before").add(result.medianBefore());
      json.withArray("shift").add(result.shift());
      result.elastix().ifPresent(json.withArray("elastix")::add);
      err.println(line(scene.name(), seed, result));
      err.flush();
      task.advance(1);
    }
  }

  private static String line(String name, long seed, RivalMeasurement.Result result) {
    OptionalDouble elastix = result.elastix();
    return String.format(
        Locale.ROOT,
        "%s, seed %d: %.2f m before, one global shift %.2f m, elastix %s",
        name,
        seed,
        result.medianBefore(),
        result.shift(),
        elastix.stream()
            .mapToObj(m -> String.format(Locale.ROOT, "%.2f m", m))
            .collect(Collectors.joining("", "", elastix.isEmpty() ? "not run" : "")));
  }
}

package org.cadalign.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.cadalign.bench.AveragePrecision.Detection;
import org.cadalign.bench.SceneBuildings.Kind;
import org.cadalign.bench.SceneBuildings.Vanished;

/** What was found, missing and vanished, a row for each scene; all scenes of a kind are pooled. */
record BuildingsTable(List<SceneBuildings> scenes) {
  private static final List<Double> BOUNDS = List.of(0.03, 0.06, 0.1, 0.15, 0.2, 0.3);

  BuildingsTable {
    scenes = List.copyOf(scenes);
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            | scene | buildings without a label | found | of them right | average precision | stale labels | told | right labels | of them told stale |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    scenes.forEach(scene -> text.append(row(scene, scene.name())));
    for (Kind kind : Kind.values()) {
      if (scenes.stream().anyMatch(scene -> scene.kind() == kind)) {
        text.append(row(pooled(kind), "**all " + word(kind) + "**"));
      }
    }
    return text.toString();
  }

  /** What other least supports would tell. */
  String thresholds() {
    StringBuilder text =
        new StringBuilder(
            """
            | support below | stale labels, real | right labels, real | stale labels, synthetic | right labels, synthetic |
            | --- | --- | --- | --- | --- |
            """);
    for (double bound : BOUNDS) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %.2f | %d | %d | %d | %d |%n",
              bound,
              below(Kind.REAL, true, bound),
              below(Kind.REAL, false, bound),
              below(Kind.SYNTHETIC, true, bound),
              below(Kind.SYNTHETIC, false, bound)));
    }
    return text.toString();
  }

  private long below(Kind kind, boolean stale, double bound) {
    return pooled(kind).labels().stream()
        .filter(label -> label.stale() == stale && label.isBelow(bound))
        .count();
  }

  private static String row(SceneBuildings scene, String name) {
    Vanished vanished = scene.vanished();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.2f | %d | %d | %d | %d |%n",
        name,
        scene.unlabelled(),
        scene.detections().size(),
        scene.hits(),
        scene.averagePrecision(),
        vanished.told() + vanished.missed(),
        vanished.told(),
        vanished.right(),
        vanished.wronged());
  }

  /** All scenes of a kind as one. */
  private SceneBuildings pooled(Kind kind) {
    List<SceneBuildings> of = scenes.stream().filter(scene -> scene.kind() == kind).toList();
    List<Detection> detections = of.stream().flatMap(s -> s.detections().stream()).toList();
    List<JudgedLabel> labels = of.stream().flatMap(s -> s.labels().stream()).toList();
    int unlabelled = of.stream().mapToInt(SceneBuildings::unlabelled).sum();
    return new SceneBuildings(word(kind), kind, unlabelled, detections, labels);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** One line; a figure of what was not run, or of nothing told, is null. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode precision = json.putObject("average_precision");
    ObjectNode vanished = json.putObject("vanished");
    for (Kind kind : Kind.values()) {
      SceneBuildings all = pooled(kind);
      put(precision, word(kind), all.averagePrecision());
      ObjectNode of = vanished.putObject(word(kind));
      put(of, "precision", all.vanished().precision());
      put(of, "recall", all.vanished().recall());
    }
    return json.toString();
  }

  private static void put(ObjectNode json, String key, double value) {
    if (Double.isFinite(value)) {
      json.put(key, Math.rint(value * 1e4) / 1e4);
    } else {
      json.putNull(key);
    }
  }
}

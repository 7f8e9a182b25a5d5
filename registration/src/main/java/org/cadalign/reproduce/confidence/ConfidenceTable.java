package org.cadalign.reproduce.confidence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cadalign.bench.Medians;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.Sign;
import org.cadalign.reproduce.confidence.JudgedScene.Kind;

/**
 * What predictions scored, as a table and as JSON.
 *
 * @param judged scenes
 * @param calibration that was tested
 */
record ConfidenceTable(List<JudgedScene> judged, Calibration calibration) {
  ConfidenceTable {
    judged = List.copyOf(judged);
  }

  private List<JudgedScene> scenes(Kind kind) {
    return judged.stream().filter(s -> s.kind().isOf(kind) && !s.buildings().isEmpty()).toList();
  }

  private List<SceneScore> scores(Kind kind) {
    return scenes(kind).stream().map(scene -> SceneScore.of(scene, calibration)).toList();
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            Of the matched buildings of each scene, over all its misalignments: rank correlation of expected and true error, share within the stated 90 % bound, predicted and measured CE90 in metres (none below 30 buildings; medians of the ratio are over scenes of 100 buildings or more), how much of the error above 1 m goes with the fifth that is trusted least, and whether runs tell expected errors of the scene at all:

            | scene | buildings | Spearman | within the bound | CE90 predicted | CE90 measured | ratio | removed | told |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    for (Kind kind : Kind.values()) {
      List<SceneScore> scores = scores(kind);
      if (!scores.isEmpty()) {
        scores.stream()
            .filter(score -> score.scene().kind() == kind)
            .forEach(score -> text.append(row(score)));
        text.append(medians(kind.words(), scores));
        List<SceneScore> told = scores.stream().filter(SceneScore::told).toList();
        if (!told.isEmpty() && told.size() < scores.size()) {
          text.append(medians(kind.words() + " that are told", told));
        }
      }
    }
    return text.append('\n').append(offsets()).append(signs()).toString();
  }

  private static String row(SceneScore score) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f | %.0f %% | %.2f | %s | %s | %s | %s |%n",
        score.scene().name(),
        score.scene().buildings().size(),
        score.spearman(),
        100 * score.coverage(),
        score.predictedCe90(),
        number(score.measuredCe90()),
        number(score.ce90Ratio()),
        number(score.removed()),
        score.told() ? "yes" : "no");
  }

  private static String medians(String words, List<SceneScore> scores) {
    return String.format(
        Locale.ROOT,
        "| median of %s | %d scenes | **%.2f** | **%.0f %%** |  |  | **%s** | %s | %d |%n",
        words,
        scores.size(),
        Medians.of(scores, SceneScore::spearman),
        100 * Medians.of(scores, SceneScore::coverage),
        number(median(scores, SceneScore::reliableCe90Ratio)),
        number(median(scores, SceneScore::removed)),
        scores.stream().filter(SceneScore::told).count());
  }

  private List<CommonOffset> offsets(Kind kind) {
    return scenes(kind).stream()
        .flatMap(scene -> CommonOffset.of(scene, calibration).stream())
        .toList();
  }

  private String offsets() {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<CommonOffset> offsets = offsets(kind);
      offsets.stream()
          .filter(offset -> offset.scene().kind() == kind && kind != Kind.SYNTHETIC)
          .forEach(offset -> text.append(row(offset)));
      if (!offsets.isEmpty()) {
        text.append(offsetMedians(kind, offsets));
      }
    }
    return text.isEmpty()
        ? ""
        : """
          What all buildings of a scene lie off in common, right and down in the image (the median of their offsets), and what is left of their errors once it is taken out:

          | scene | common offset, m | median error, m | rest, m | Spearman with the rest | rest within the bound |
          | --- | --- | --- | --- | --- | --- |
          """
            + text
            + "\n";
  }

  private static String row(CommonOffset offset) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f, %.2f | %.2f | %.2f | %.2f | %.0f %% |%n",
        offset.scene().name(),
        offset.offset().dx(),
        offset.offset().dy(),
        offset.error(),
        offset.rest(),
        offset.spearman(),
        100 * offset.coverage());
  }

  private static String offsetMedians(Kind kind, List<CommonOffset> offsets) {
    return String.format(
        Locale.ROOT,
        "| median of %s | %.2f long | %.2f | %.2f | **%.2f** | **%.0f %%** |%n",
        kind.words(),
        Medians.of(offsets, o -> o.offset().length()),
        Medians.of(offsets, CommonOffset::error),
        Medians.of(offsets, CommonOffset::rest),
        Medians.of(offsets, CommonOffset::spearman),
        100 * Medians.of(offsets, CommonOffset::coverage));
  }

  private String signs() {
    List<Kind> kinds = List.of(Kind.values()).stream().filter(k -> !scenes(k).isEmpty()).toList();
    StringBuilder text =
        new StringBuilder(
            "Rank correlation with the true error, median over scenes, of every sign by itself, in the direction that suits it; of a constant, the errors of the other scenes of its kind, what its 90 % bound holds and its CE90 over the measured one:\n\n");
    text.append("| by itself |");
    kinds.forEach(kind -> text.append(' ').append(kind.words()).append(" |"));
    text.append("\n| --- |").append(" --- |".repeat(kinds.size())).append('\n');
    line(text, "all together", kinds, k -> fixed(Medians.of(scores(k), SceneScore::spearman)));
    Map<Kind, Map<Sign, Double>> alone = new EnumMap<>(Kind.class);
    kinds.forEach(kind -> alone.put(kind, new Baselines(scenes(kind)).signs()));
    for (Sign sign : Sign.values()) {
      if (alone.values().stream().allMatch(read -> read.containsKey(sign))) {
        line(text, "`" + sign.column() + "`", kinds, k -> fixed(alone.get(k).get(sign)));
      }
    }
    line(text, "a constant", kinds, k -> "0; " + words(new Baselines(scenes(k)).constant()));
    return text.toString();
  }

  private static String words(Baselines.Constant constant) {
    return String.format(
        Locale.ROOT, "%.0f %%, %.2f", 100 * constant.coverage(), constant.ce90Ratio());
  }

  private static void line(
      StringBuilder text, String name, List<Kind> kinds, Function<Kind, String> cell) {
    text.append("| ").append(name).append(" |");
    kinds.forEach(kind -> text.append(' ').append(cell.apply(kind)).append(" |"));
    text.append('\n');
  }

  /** Keys {@code synthetic}, {@code real}, and the two sources of real scenes apart. */
  ObjectNode json() {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    for (Kind kind : Kind.values()) {
      List<SceneScore> scores = scores(kind);
      if (!scores.isEmpty()) {
        describe(json.putObject(kind.name().toLowerCase(Locale.ROOT)), scores, kind);
      }
    }
    return json;
  }

  private void describe(ObjectNode json, List<SceneScore> scores, Kind kind) {
    describe(json, scores);
    List<SceneScore> told = scores.stream().filter(SceneScore::told).toList();
    if (!told.isEmpty()) {
      describe(json.putObject("told"), told);
    }
    List<CommonOffset> offsets = offsets(kind);
    if (!offsets.isEmpty()) {
      json.putObject("without_common_offset")
          .put("offset_m", Medians.of(offsets, o -> o.offset().length()))
          .put("spearman", Medians.of(offsets, CommonOffset::spearman))
          .put("coverage90", Medians.of(offsets, CommonOffset::coverage));
    }
    Baselines baselines = new Baselines(scenes(kind));
    ObjectNode signs = json.putObject("signs");
    for (Map.Entry<Sign, Double> sign : baselines.signs().entrySet()) {
      signs.put(sign.getKey().column(), sign.getValue());
    }
    Baselines.Constant constant = baselines.constant();
    json.putObject("constant")
        .put("coverage90", constant.coverage())
        .put("ce90_ratio", constant.ce90Ratio());
  }

  private static void describe(ObjectNode json, List<SceneScore> scores) {
    json.put("scenes", scores.size());
    json.put("spearman", Medians.of(scores, SceneScore::spearman));
    json.put("coverage90", Medians.of(scores, SceneScore::coverage));
    median(scores, SceneScore::reliableCe90Ratio).ifPresent(r -> json.put("ce90_ratio", r));
    median(scores, SceneScore::removed).ifPresent(r -> json.put("removed_above_1m", r));
  }

  private static OptionalDouble median(
      List<SceneScore> scores, Function<SceneScore, OptionalDouble> figure) {
    List<Double> known = new ArrayList<>();
    scores.forEach(score -> figure.apply(score).ifPresent(known::add));
    ToDoubleFunction<Double> itself = v -> v;
    return known.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(known, itself));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? fixed(value.getAsDouble()) : "";
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.gate.DataException;

/**
 * The page: one file that needs nothing else. Its policy allows the scripts and styles that are in
 * it, by their digests, and pictures that are in it, and nothing from anywhere. How it is built and
 * what it says are in {@code page.ftlh}; here is what that is filled with.
 */
final class Page {
  private final Report report;
  private final Optional<Measured> measured;

  Page(Report report, Optional<Measured> measured) {
    this.report = report;
    this.measured = measured;
  }

  /**
   * What the page is filled with.
   *
   * @param layer name of its file
   * @param image name of its file
   * @param data of the map, as JSON that ends no script
   * @param sentences that sum it up
   * @param moves empty where no building was judged
   * @param similar empty where no neighbours were counted
   * @param measured empty without checkpoints
   */
  public record View(
      String layer,
      String image,
      Assets.Inline style,
      List<Assets.Inline> scripts,
      String data,
      List<String> sentences,
      List<Galleries.Gallery> galleries,
      Optional<Figures.Moves> moves,
      Optional<SimilarParts.View> similar,
      Optional<Figures.Found> measured,
      Log log) {}

  /** How the layer came about, names with their values. */
  public record Log(
      Map<String, String> run,
      Map<String, String> model,
      Map<String, String> options,
      Map<String, String> summary,
      Map<String, String> seconds) {}

  String html() throws DataException {
    View view =
        new View(
            name("layer"),
            name("image"),
            Assets.style(),
            Assets.scripts(),
            Escape.json(MapData.of(report)),
            new Words(report, measured).sentences(),
            Galleries.of(report),
            Figures.moves(report),
            SimilarParts.of(report),
            measured.map(Figures::found),
            log());
    return new Templates().filled("page.ftlh", view);
  }

  private String name(String key) {
    String path = report.run().run().path(key).asText();
    return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  }

  private Log log() {
    JsonNode run = report.run().run();
    return new Log(
        values(run, "options", "seconds", "model"),
        values(run.path("model")),
        values(run.path("options")),
        values(report.run().summary(), "levels", "predicted"),
        values(run.path("seconds")));
  }

  private static Map<String, String> values(JsonNode node, String... without) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = entry.getValue();
      if (!List.of(without).contains(entry.getKey()) && !value.isNull()) {
        values.put(entry.getKey(), value.isValueNode() ? value.asText() : value.toString());
      }
    }
    return values;
  }
}

package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cadalign.archive.WeightDigest;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.gate.DataException;

/**
 * The page: one file that needs nothing else. Its policy allows the scripts and styles that are in
 * it, by their digests, and pictures that are in it, and nothing from anywhere.
 */
final class Page {
  private static final int CHIPS = 12;

  private final Report report;
  private final Optional<Measured> measured;
  private final StringBuilder html = new StringBuilder();

  Page(Report report, Optional<Measured> measured) {
    this.report = report;
    this.measured = measured;
  }

  String html() throws DataException {
    String leaflet = Assets.leafletScript();
    String script = Assets.text("report.js");
    String style = Assets.leafletStyle() + Assets.text("report.css");
    head(style, List.of(leaflet, script));
    summary();
    map();
    looks();
    charts();
    if (report.similar().isPresent()) {
      html.append(SimilarParts.html(report.similar().get(), report.image()));
    }
    measured();
    settings();
    html.append("</main>\n<script type=\"application/json\" id=\"data\">");
    html.append(Escape.json(MapData.of(report)));
    html.append("</script>\n<script>").append(leaflet).append("</script>\n<script>");
    html.append(script).append("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private void head(String style, List<String> scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; img-src data:; style-src ");
    policy.append(digest(style)).append("; script-src");
    scripts.forEach(script -> policy.append(' ').append(digest(script)));
    policy.append("; base-uri 'none'; form-action 'none'");
    String title = "Alignment of " + name("layer") + " to " + name("image");
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(policy);
    html.append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(Escape.markup(title)).append("</title>\n<style>").append(style);
    html.append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#look\">Skip the map</a>\n");
    html.append("<header><h1>Alignment of <bdi>").append(Escape.markup(name("layer")));
    html.append("</bdi> to <bdi>").append(Escape.markup(name("image")));
    html.append("</bdi></h1></header>\n<main>\n");
  }

  private static String digest(String text) {
    MessageDigest digest = WeightDigest.sha256();
    byte[] sum = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
  }

  private String name(String key) {
    String path = report.run().run().path(key).asText();
    return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  }

  private void summary() {
    html.append("<section aria-labelledby=\"summary\"><h2 id=\"summary\">In words</h2>\n");
    for (String sentence : new Words(report, measured).sentences()) {
      html.append("<p>").append(Escape.markup(sentence)).append("</p>\n");
    }
    html.append("</section>\n");
  }

  private void map() {
    html.append(
        """
        <section aria-labelledby="maphead"><h2 id="maphead">Map</h2>
        <div class="controls" id="controls"></div>
        <div class="split"><div id="map" role="application" aria-label="Map of the buildings; arrow keys move it, plus and minus zoom"></div>
        <aside><div id="legend"></div><div id="record" aria-live="polite"><p class="hint">Click a building, or choose one below, to read its record.</p></div></aside></div>
        </section>
        """);
  }

  private void looks() throws DataException {
    html.append("<section aria-labelledby=\"look\"><h2 id=\"look\">Buildings to look at</h2>\n");
    html.append(
        "<p>Orange is the outline before, blue after. A chip's button shows the building on the"
            + " map.</p>\n");
    List<Building> worst =
        report.buildings().stream()
            .filter(b -> b.expected().isPresent())
            .sorted(
                Comparator.<Building>comparingDouble(b -> -b.expected().get().bound())
                    .thenComparing(Building::number))
            .toList();
    chips("Largest expected error", worst);
    chips("Doubtful: the image was not clear about them", report.of("low_confidence"));
    chips("Refused: left as they were", report.of("no_evidence", "rejected"));
    chips("Repaired", report.of("repaired"));
    html.append("</section>\n");
  }

  private void chips(String title, List<Building> buildings) throws DataException {
    if (buildings.isEmpty()) {
      return;
    }
    html.append("<h3>").append(Escape.markup(title)).append("</h3>\n<ul class=\"chips\">\n");
    for (Building building : buildings.subList(0, Math.min(CHIPS, buildings.size()))) {
      chip(building);
    }
    html.append("</ul>\n");
    if (buildings.size() > CHIPS) {
      html.append("<p class=\"hint\">").append(buildings.size() - CHIPS);
      html.append(" more are in the layer, by its columns.</p>\n");
    }
  }

  private void chip(Building building) throws DataException {
    String id = Escape.markup(building.id());
    String picture = Chips.of(building, report.image());
    html.append("<li>");
    if (!picture.isEmpty()) {
      html.append("<img width=\"150\" height=\"150\" src=\"").append(picture);
      html.append("\" alt=\"Building ").append(id).append(" on the image\">");
    }
    html.append("<button type=\"button\" data-building=\"").append(building.number() - 1);
    html.append("\"><bdi>").append(id).append("</bdi></button><span>");
    html.append(Escape.markup(building.expected().map(Page::words).orElse(building.status())));
    html.append("</span></li>\n");
  }

  private static String words(ExpectedError expected) {
    return String.format(
        Locale.ROOT, "%.2f m, nine of ten within %.2f m", expected.metres(), expected.bound());
  }

  private void charts() {
    List<Building> judged = report.buildings().stream().filter(Building::isJudged).toList();
    if (judged.isEmpty()) {
      return;
    }
    double[] east = judged.stream().mapToDouble(b -> b.metres().dx()).toArray();
    double[] north = judged.stream().mapToDouble(b -> b.metres().dy()).toArray();
    double[] moves = judged.stream().mapToDouble(b -> b.metres().length()).toArray();
    double nine = ErrorSummary.of(moves).p90();
    html.append("<section aria-labelledby=\"moves\"><h2 id=\"moves\">Figures</h2>\n");
    html.append("<div class=\"charts\">\n");
    String ring = String.format(Locale.ROOT, "90 %% of moves: %.2f m", nine);
    chart(
        Charts.scatter("Moves", east, north, ring, nine),
        "Moves of the buildings, east and north. Nine of ten are shorter than "
            + String.format(Locale.ROOT, "%.2f m.", nine));
    chart(Charts.histogram("Length of moves", "metres", moves), "Lengths of the moves.");
    double[] expected =
        judged.stream()
            .flatMap(b -> b.expected().stream())
            .mapToDouble(ExpectedError::metres)
            .toArray();
    if (expected.length > 0) {
      chart(
          Charts.histogram("Expected error, predicted", "metres", expected),
          "Expected errors of the buildings: predicted, not measured.");
    }
    html.append("</div>\n");
    tiles();
    html.append("</section>\n");
  }

  private void tiles() {
    List<TileMap.Tile> tiles =
        TileMap.tiles(report).stream()
            .sorted(Comparator.comparingDouble(t -> -t.median()))
            .limit(CHIPS)
            .toList();
    if (tiles.isEmpty()) {
      return;
    }
    html.append("<h3>Tiles with the largest expected error</h3>\n<table><thead><tr>");
    html.append("<th>Tile</th><th>Buildings</th><th>Median</th><th>Nine of ten bounds within</th>");
    html.append("</tr></thead><tbody>\n");
    for (TileMap.Tile tile : tiles) {
      html.append(
          String.format(
              Locale.ROOT,
              "<tr><td><button type=\"button\" data-tile=\"%d,%d,%d\">%d, %d</button></td><td>%d</td>"
                  + "<td>%.2f m</td><td>%.2f m</td></tr>%n",
              tile.x(),
              tile.y(),
              TileMap.SIDE,
              tile.x(),
              tile.y(),
              tile.buildings(),
              tile.median(),
              tile.bound()));
    }
    html.append("</tbody></table>\n<p class=\"hint\">");
    html.append(
        String.format(
            Locale.ROOT,
            "Tiles are squares of %.0f m, named by their upper left corner in pixels of 0.3 m.</p>%n",
            TileMap.sideMetres()));
  }

  private void chart(String picture, String caption) {
    html.append("<figure><img src=\"").append(picture).append("\" alt=\"");
    html.append(Escape.markup(caption)).append("\"><figcaption>");
    html.append(Escape.markup(caption)).append("</figcaption></figure>\n");
  }

  private void measured() {
    if (measured.isEmpty()) {
      return;
    }
    Measured found = measured.get();
    html.append("<section aria-labelledby=\"measured\"><h2 id=\"measured\">Measured</h2>\n<p>");
    html.append(
        Escape.markup(
            "Errors are the %s of each building, its median over vertices; matched by %s."
                .formatted(found.measure(), found.matchedBy())));
    html.append("</p>\n<div class=\"charts\">\n");
    chart(Charts.histogram("Measured error", "metres", found.errors()), "Measured errors.");
    List<Measured.Point> points = found.predicted();
    if (!points.isEmpty()) {
      chart(
          Charts.calibration(
              points.stream().mapToDouble(p -> p.expected().get().metres()).toArray(),
              points.stream().mapToDouble(Measured.Point::error).toArray()),
          "Measured over expected errors.");
    }
    html.append("</div>\n");
    found
        .coverage()
        .ifPresent(
            share ->
                html.append(
                    String.format(
                        Locale.ROOT,
                        "<p>%.0f %% of %d checkpoints keep within the stated 90 %% bound; rank"
                            + " correlation of expected and measured error: %s.</p>%n",
                        100 * share,
                        points.size(),
                        found.spearman().isPresent()
                            ? String.format(Locale.ROOT, "%.2f", found.spearman().getAsDouble())
                            : "none, too few points")));
    html.append("</section>\n");
  }

  private void settings() {
    html.append("<section aria-labelledby=\"how\"><h2 id=\"how\">How this came about</h2>\n");
    JsonNode run = report.run().run();
    html.append("<h3>Run</h3>\n");
    definitions(run, List.of("options", "seconds", "model"));
    html.append("<h3>Model</h3>\n");
    definitions(run.path("model"), List.of());
    html.append("<details><summary>Settings</summary>\n");
    definitions(run.path("options"), List.of());
    html.append("</details>\n<details><summary>Run log</summary>\n");
    definitions(report.run().summary(), List.of("levels", "predicted"));
    definitions(run.path("seconds"), List.of());
    html.append("</details>\n</section>\n");
  }

  private void definitions(JsonNode node, List<String> without) {
    html.append("<dl>\n");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!without.contains(entry.getKey()) && !entry.getValue().isNull()) {
        html.append("<dt>").append(Escape.markup(entry.getKey())).append("</dt><dd><bdi>");
        html.append(Escape.markup(text(entry.getValue()))).append("</bdi></dd>\n");
      }
    }
    html.append("</dl>\n");
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}

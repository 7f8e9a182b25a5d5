package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.picture.Crop;
import org.cadalign.raster.Window;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;
import org.cadalign.trust.TileTrust;
import org.locationtech.jts.geom.Geometry;

/** The part of the page about neighbours: figures by tile, and why tiles have few. */
final class SimilarParts {
  private static final int ROWS = 12;
  private static final int LARGEST_PATCH = 1024;
  private static final float QUALITY = 0.8f;
  private static final Color OUTLINE = new Color(0x30, 0xff, 0x60);

  private final Similar similar;
  private final SceneImage image;
  private final StringBuilder html = new StringBuilder();

  private SimilarParts(Similar similar, SceneImage image) {
    this.similar = similar;
    this.image = image;
  }

  static String html(Similar similar, SceneImage image) throws DataException {
    SimilarParts parts = new SimilarParts(similar, image);
    parts.begin();
    parts.table();
    parts.reasons();
    parts.html.append("</section>\n");
    return parts.html.toString();
  }

  private void begin() {
    html.append("<section aria-labelledby=\"similar\"><h2 id=\"similar\">What the network");
    html.append(" knows alike</h2>\n<p>");
    JsonNode summary = similar.folder().summary();
    html.append(
        Escape.markup(
            String.format(
                Locale.ROOT,
                "Counted among %d %s: how many of them the network treats as it treats a building"
                    + " (N_S). Where it knows few alike, less noise of their labels is averaged"
                    + " away, and its answer rests on less. A tile stands for the building nearest"
                    + " to its centre.",
                summary.path("samples").asLong(),
                summary.path("counted_among").asText().equals("self")
                    ? "patches of this image"
                    : "examples of its training data")));
    html.append("</p>\n");
  }

  private void table() {
    List<TileTrust> tiles = similar.lowestFirst();
    html.append("<h3>Tiles with the fewest neighbours</h3>\n<table><thead><tr>");
    for (String name :
        List.of("Tile", "Building", "N_S", "Denoising factor", "Neighbours off", "Noise left")) {
      html.append("<th>").append(name).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    tiles.subList(0, Math.min(ROWS, tiles.size())).forEach(this::row);
    html.append("</tbody></table>\n<p class=\"hint\">");
    html.append(
        String.format(
            Locale.ROOT,
            "Of %d tiles of %.0f m. Denoising factor: what noise of labels is brought down to."
                + " Neighbours off: how far answers lie from labels among those treated alike, with"
                + " the noise of the labels. Noise left: predicted in the answer; none where the"
                + " examples show no noise that was fitted.</p>%n",
            tiles.size(),
            similar.folder().side() * WorkingGrid.METRES));
  }

  private void row(TileTrust tile) {
    html.append("<tr><td>").append(button(tile.column(), tile.row())).append("</td><td><bdi>");
    html.append(Escape.markup(tile.building())).append("</bdi></td>");
    cell(tile, Similar.COUNT, "%.1f");
    cell(tile, Similar.FACTOR, "%.3f");
    cell(tile, Similar.NEIGHBOURS, "%.2f m");
    cell(tile, Similar.PREDICTED, "%.2f m");
    html.append("</tr>\n");
  }

  private void cell(TileTrust tile, String figure, String format) {
    Optional<Double> value = Optional.ofNullable(tile.figures().get(figure));
    html.append("<td>");
    html.append(value.map(v -> String.format(Locale.ROOT, format, v)).orElse("none"));
    html.append("</td>");
  }

  private String button(int column, int row) {
    int side = similar.folder().side();
    return String.format(
        Locale.ROOT,
        "<button type=\"button\" data-tile=\"%d,%d,%d\">%d, %d</button>",
        column * side,
        row * side,
        side,
        column * side,
        row * side);
  }

  private void reasons() throws DataException {
    JsonNode tiles = similar.folder().nearest().path("tiles");
    if (tiles.isEmpty()) {
      return;
    }
    html.append("<h3>Because of these</h3>\n<p>For each of the tiles with the fewest neighbours,");
    html.append(" first its building, then the patches of this image that the network treats most");
    html.append(" alike, with how alike (k^C, at most 1). If they show something else, do not");
    html.append(" trust the tile.</p>\n");
    for (JsonNode tile : tiles) {
      html.append("<div class=\"because\"><p>Tile ");
      html.append(button(tile.path("column").asInt(), tile.path("row").asInt())).append("</p>\n");
      html.append("<ul class=\"chips\">\n");
      patch(tile.path("patch"), "the tile's building");
      for (JsonNode near : tile.path("image")) {
        patch(near, number(near.path("similarity").asDouble()));
      }
      html.append("</ul>\n");
      training(tile.path("training"));
      html.append("</div>\n");
    }
  }

  private void training(JsonNode examples) {
    List<String> words = new ArrayList<>();
    for (JsonNode example : examples) {
      words.add(
          String.format(
              Locale.ROOT,
              "%s at %.0f, %.0f px, level %d (%s)",
              example.path("scene").asText(),
              example.path("x_px").asDouble(),
              example.path("y_px").asDouble(),
              example.path("level").asInt(),
              number(example.path("similarity").asDouble())));
    }
    if (!words.isEmpty()) {
      html.append("<p class=\"hint\">Nearest of the training data: <bdi>");
      html.append(Escape.markup(String.join("; ", words))).append("</bdi>.</p>\n");
    }
  }

  private void patch(JsonNode patch, String caption) throws DataException {
    int side = patch.path("side_px").asInt();
    int level = patch.path("level").asInt();
    if (side < 1 || side > LARGEST_PATCH || level < 1) {
      return;
    }
    Window window = new Window(patch.path("x_px").asInt(), patch.path("y_px").asInt(), side, side);
    Crop crop = Crop.of(image, level, window).draw(outlines(patch.path("features")), OUTLINE);
    html.append("<li><img width=\"150\" height=\"150\" src=\"");
    html.append(Pictures.jpeg(crop.picture(), QUALITY)).append("\" alt=\"");
    html.append(Escape.markup("Patch of the image: " + caption)).append("\"><span>");
    html.append(Escape.markup(caption)).append("</span></li>\n");
  }

  private List<Geometry> outlines(JsonNode features) {
    List<Geometry> outlines = new ArrayList<>();
    for (JsonNode feature : features) {
      Optional.ofNullable(similar.shapes().get(feature.asInt() - 1)).ifPresent(outlines::add);
    }
    return outlines;
  }

  private static String number(double similarity) {
    return String.format(Locale.ROOT, "%.2f", similarity);
  }
}

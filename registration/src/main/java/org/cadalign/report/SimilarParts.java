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

  private SimilarParts(Similar similar, SceneImage image) {
    this.similar = similar;
    this.image = image;
  }

  /**
   * What the template prints.
   *
   * @param samples that neighbours were counted among
   * @param itself whether they are patches of the image, not of training data
   * @param rows tiles with the fewest neighbours
   * @param tiles that were counted
   * @param side of a tile
   * @param reasons why tiles have few; empty where the folder does not say
   */
  public record View(
      long samples, boolean itself, List<Row> rows, int tiles, String side, List<Reason> reasons) {}

  /**
   * A tile.
   *
   * @param figures count, denoising factor, neighbours off, noise left
   */
  public record Row(Figures.Place at, String building, List<String> figures) {}

  /**
   * What the network treats as it treats a tile.
   *
   * @param patches of the image, the tile's own first
   * @param examples of the training data, in words
   */
  public record Reason(Figures.Place at, List<Patch> patches, List<String> examples) {}

  /** A picture as an address that holds it, and what it shows. */
  public record Patch(String picture, String caption) {}

  /** Empty where no neighbours were counted. */
  static Optional<View> of(Report report) throws DataException {
    return report.similar().isPresent()
        ? Optional.of(new SimilarParts(report.similar().get(), report.image()).view())
        : Optional.empty();
  }

  private View view() throws DataException {
    JsonNode summary = similar.folder().summary();
    List<TileTrust> tiles = similar.lowestFirst();
    return new View(
        summary.path("samples").asLong(),
        summary.path("counted_among").asText().equals("self"),
        tiles.stream().limit(ROWS).map(this::row).toList(),
        tiles.size(),
        Figures.format("%.0f m", similar.folder().side() * WorkingGrid.METRES),
        reasons());
  }

  private Row row(TileTrust tile) {
    List<String> figures =
        List.of(
            figure(tile, Similar.COUNT, "%.1f"),
            figure(tile, Similar.FACTOR, "%.3f"),
            figure(tile, Similar.NEIGHBOURS, "%.2f m"),
            figure(tile, Similar.PREDICTED, "%.2f m"));
    return new Row(place(tile.column(), tile.row()), tile.building(), figures);
  }

  private static String figure(TileTrust tile, String name, String format) {
    Optional<Double> value = Optional.ofNullable(tile.figures().get(name));
    return value.map(v -> Figures.format(format, v)).orElse("none");
  }

  private Figures.Place place(int column, int row) {
    int side = similar.folder().side();
    return new Figures.Place(column * side, row * side, side);
  }

  private List<Reason> reasons() throws DataException {
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode tile : similar.folder().nearest().path("tiles")) {
      List<Patch> patches = new ArrayList<>();
      patch(tile.path("patch"), "the tile's building").ifPresent(patches::add);
      for (JsonNode near : tile.path("image")) {
        patch(near, alike(near)).ifPresent(patches::add);
      }
      List<String> examples = new ArrayList<>();
      tile.path("training").forEach(example -> examples.add(words(example)));
      reasons.add(
          new Reason(
              place(tile.path("column").asInt(), tile.path("row").asInt()), patches, examples));
    }
    return reasons;
  }

  private static String words(JsonNode example) {
    return String.format(
        Locale.ROOT,
        "%s at %.0f, %.0f px, level %d (%s)",
        example.path("scene").asText(),
        example.path("x_px").asDouble(),
        example.path("y_px").asDouble(),
        example.path("level").asInt(),
        alike(example));
  }

  private Optional<Patch> patch(JsonNode patch, String caption) throws DataException {
    int side = patch.path("side_px").asInt();
    int level = patch.path("level").asInt();
    if (side < 1 || side > LARGEST_PATCH || level < 1) {
      return Optional.empty();
    }
    Window window = new Window(patch.path("x_px").asInt(), patch.path("y_px").asInt(), side, side);
    Crop crop = Crop.of(image, level, window).draw(outlines(patch.path("features")), OUTLINE);
    return Optional.of(new Patch(Pictures.jpeg(crop.picture(), QUALITY), caption));
  }

  private List<Geometry> outlines(JsonNode features) {
    List<Geometry> outlines = new ArrayList<>();
    for (JsonNode feature : features) {
      Optional.ofNullable(similar.shapes().get(feature.asInt() - 1)).ifPresent(outlines::add);
    }
    return outlines;
  }

  private static String alike(JsonNode patch) {
    return Figures.format("%.2f", patch.path("similarity").asDouble());
  }
}

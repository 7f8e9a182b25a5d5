package org.cadalign.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.cadalign.trust.SimilarityFolder;
import org.cadalign.trust.TileTrust;
import org.locationtech.jts.geom.Geometry;

/**
 * What a run of {@code similarity} on the same image says of tiles and buildings.
 *
 * @param folder that it wrote
 * @param layer that it counted
 * @param shapes of its features on the image, by their place in it, level-1 pixels
 */
record Similar(SimilarityFolder folder, Layer layer, Map<Integer, Geometry> shapes) {
  static final String COUNT = "n_s";
  static final String FACTOR = "denoising_factor";
  static final String NEIGHBOURS = "neighbour_residual_m";
  static final String PREDICTED = "predicted_residual_m";

  /**
   * Reads a folder.
   *
   * @throws DataException if it is of an image of another size
   */
  static Similar read(Path path, SceneImage image) throws DataException {
    SimilarityFolder folder = SimilarityFolder.read(path);
    WorkingGrid.Size size = image.grid().size(1);
    int columns = folder.summary().path("tiles").path("columns").asInt();
    int rows = folder.summary().path("tiles").path("rows").asInt();
    int side = folder.side();
    if (columns != (size.width() + side - 1) / side || rows != (size.height() + side - 1) / side) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          path,
          "it is of another image than this run",
          "run cadalign similarity on the image that the layer was aligned to");
    }
    Layer layer = folder.layer();
    Map<Integer, Geometry> shapes = new HashMap<>();
    SceneLayer.of(layer, image).footprints().forEach(f -> shapes.put(f.feature(), f.shape()));
    return new Similar(folder, layer, shapes);
  }

  /** Tiles from the lowest count on; those that were not counted have none. */
  List<TileTrust> lowestFirst() {
    return folder.tiles().stream()
        .filter(tile -> tile.figures().containsKey(COUNT))
        .sorted(
            Comparator.<TileTrust>comparingDouble(tile -> tile.figures().get(COUNT))
                .thenComparing(TileTrust::row)
                .thenComparing(TileTrust::column))
        .toList();
  }

  /** Figures of the tiles, for the map. */
  ArrayNode tiles() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (TileTrust tile : lowestFirst()) {
      ObjectNode node = json.addObject();
      node.put("x", tile.column() * folder.side()).put("y", tile.row() * folder.side());
      node.put("w", folder.side());
      tile.figures().forEach((name, value) -> node.put(name, rounded(value)));
    }
    return json;
  }

  /** Figures of the features, by id. */
  Map<String, Map<String, Double>> buildings() {
    Map<String, Map<String, Double>> all = new HashMap<>();
    for (Feature feature : layer.features()) {
      feature.id().ifPresent(id -> all.put(id, figures(feature)));
    }
    return all;
  }

  private Map<String, Double> figures(Feature feature) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String name : List.of(COUNT, FACTOR, NEIGHBOURS, PREDICTED)) {
      value(feature, name).ifPresent(value -> figures.put(name, rounded(value)));
    }
    return figures;
  }

  /** Columns of a run come last; where a layer had one of that name, the run's has a number. */
  private Optional<Double> value(Feature feature, String name) {
    Optional<Double> found = Optional.empty();
    for (int i = 0; i < layer.fields().size(); i++) {
      boolean own = layer.fields().get(i).name().matches(Pattern.quote(name) + "(_[0-9]+)?");
      if (own && feature.values().get(i).orElse("") instanceof Double value) {
        found = Optional.of(value);
      }
    }
    return found;
  }

  private static double rounded(double value) {
    return Math.rint(1000 * value) / 1000;
  }
}

package org.cadalign.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.data.Centroid;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.raster.WorkingGrid;
import org.locationtech.jts.geom.Coordinate;

/** Predicted accuracy by tile: squares of about 77 m over the image. */
final class TileMap {
  /** Side of a tile, level-1 pixels. */
  static final int SIDE = 256;

  private TileMap() {}

  /**
   * What is expected in a tile.
   *
   * @param x left, level-1 pixels
   * @param y top, level-1 pixels
   * @param buildings whose centre lies in it and of which something is expected
   * @param median of their expected errors, ground metres
   * @param bound largest of their bounds but for the highest tenth
   */
  record Tile(int x, int y, int buildings, double median, double bound) {}

  static List<Tile> tiles(Report report) {
    Map<Coordinate, List<ExpectedError>> byTile = new TreeMap<>();
    for (Building building : report.buildings()) {
      if (building.expected().isPresent() && building.after().isPresent()) {
        Coordinate c = Centroid.of(building.after().get());
        Coordinate tile =
            new Coordinate(SIDE * Math.floor(c.x / SIDE), SIDE * Math.floor(c.y / SIDE));
        byTile.computeIfAbsent(tile, t -> new ArrayList<>()).add(building.expected().get());
      }
    }
    return byTile.entrySet().stream().map(e -> tile(e.getKey(), e.getValue())).toList();
  }

  private static Tile tile(Coordinate corner, List<ExpectedError> expected) {
    double[] medians = expected.stream().mapToDouble(ExpectedError::metres).toArray();
    double[] bounds = expected.stream().mapToDouble(ExpectedError::bound).toArray();
    return new Tile(
        (int) corner.x,
        (int) corner.y,
        expected.size(),
        ErrorSummary.of(medians).median(),
        ErrorSummary.of(bounds).p90());
  }

  /** Side of a tile, ground metres. */
  static double sideMetres() {
    return SIDE * WorkingGrid.METRES;
  }

  static ArrayNode of(Report report) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Tile tile : tiles(report)) {
      json.addObject()
          .put("x", tile.x())
          .put("y", tile.y())
          .put("w", SIDE)
          .put("n", tile.buildings())
          .put("e", Math.rint(1000 * tile.median()) / 1000);
    }
    return json;
  }
}

package org.cadalign.report;

import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.data.Footprint;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.run.BuildingsTable;
import org.cadalign.run.BuildingsTable.Row;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * What a report is made of.
 *
 * @param run that it tells of
 * @param image open
 * @param layer that the run wrote
 * @param columns names of its columns
 * @param buildings one for each feature, in the order of the layer
 * @param similar what {@code similarity} says of the same image, if that is to be told
 */
record Report(
    RunFolder run,
    SceneImage image,
    Layer layer,
    List<String> columns,
    List<Building> buildings,
    Optional<Similar> similar) {
  Report {
    columns = List.copyOf(columns);
    buildings = List.copyOf(buildings);
  }

  /**
   * Brings together what a run left.
   *
   * @param image that was aligned to
   * @param similar what {@code similarity} says of it
   * @throws DataException if the layer and the run directory do not belong together
   */
  static Report of(RunFolder run, SceneImage image, Optional<Similar> similar)
      throws DataException {
    Path output = run.output();
    Layer layer = Layers.read(output, LayerOptions.DEFAULT).layer();
    List<Row> rows = BuildingsTable.read(run.path());
    if (rows.size() != layer.features().size()) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          output,
          "it has %d features, but its run was of %d"
              .formatted(layer.features().size(), rows.size()),
          "align again; a report is of the layer as align wrote it");
    }
    Layer source = BuildingsTable.outlines(run.path());
    return new Report(
        run,
        image,
        layer,
        layer.fields().stream().map(Field::name).toList(),
        buildings(layer, rows, shapes(source, image), shapes(layer, image)),
        similar);
  }

  private static Map<Integer, Geometry> shapes(Layer layer, SceneImage image) throws DataException {
    Map<Integer, Geometry> shapes = new HashMap<>();
    for (Footprint footprint : SceneLayer.of(layer, image).footprints()) {
      shapes.put(footprint.feature(), footprint.shape());
    }
    return shapes;
  }

  private static List<Building> buildings(
      Layer layer, List<Row> rows, Map<Integer, Geometry> before, Map<Integer, Geometry> after) {
    List<Building> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Feature feature = layer.features().get(i);
      all.add(
          new Building(
              i + 1,
              row.id().orElse(Integer.toString(i + 1)),
              row.status(),
              row.metres(),
              row.expected(),
              row.support(),
              Optional.ofNullable(before.get(i)),
              Optional.ofNullable(after.get(i)),
              feature.values().stream().map(v -> v.map(Report::text).orElse("")).toList()));
    }
    return all;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString();
  }

  /** Whether an error is expected of any building. */
  boolean isPredicted() {
    return buildings.stream().anyMatch(b -> b.expected().isPresent());
  }

  /** Those of some statuses. */
  List<Building> of(String... statuses) {
    List<String> wanted = List.of(statuses);
    return buildings.stream().filter(b -> wanted.contains(b.status())).toList();
  }

  /** Place in the image's system of a place in level-1 pixels. */
  Coordinate toMap(Coordinate pixels) {
    Point2D place =
        image.grid().workingToMap().transform(new Point2D.Double(pixels.x, pixels.y), null);
    return new Coordinate(place.getX(), place.getY());
  }
}

package org.cadalign.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.gate.DataException;
import org.cadalign.raster.WorkingGrid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/** What the map of the page draws, as JSON. Places are tenths of level-1 pixels, 3 cm. */
final class MapData {
  private static final double STEPS = 10;

  /** All values of all buildings, characters; beyond it they are left out, and the page says so. */
  private static final int MOST_TEXT = 3_000_000;

  private MapData() {}

  static ObjectNode of(Report report) throws DataException {
    WorkingGrid.Size size = report.image().grid().size(1);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("width", size.width()).put("height", size.height());
    json.put("metres", WorkingGrid.METRES);
    json.put("predicted", report.isPredicted());
    json.set("sheets", Imagery.of(report.image()));
    ArrayNode columns = json.putArray("columns");
    report.columns().forEach(columns::add);
    ArrayNode buildings = json.putArray("buildings");
    Map<String, Map<String, Double>> counts =
        report.similar().map(Similar::buildings).orElse(Map.of());
    int text = 0;
    for (Building building : report.buildings()) {
      text += building.values().stream().mapToInt(String::length).sum();
      ObjectNode node = building(building, text <= MOST_TEXT);
      Map<String, Double> counted = counts.getOrDefault(building.id(), Map.of());
      if (!counted.isEmpty()) {
        ObjectNode figures = node.putObject("q");
        counted.forEach(figures::put);
      }
      buildings.add(node);
    }
    json.put("values_left_out", text > MOST_TEXT);
    json.set("tiles", TileMap.of(report));
    report.similar().ifPresent(similar -> json.set("similar", similar.tiles()));
    return json;
  }

  private static ObjectNode building(Building building, boolean withValues) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", building.id()).put("s", building.status());
    json.putArray("d").add(rounded(building.metres().dx())).add(rounded(building.metres().dy()));
    if (building.expected().isPresent()) {
      ExpectedError expected = building.expected().get();
      json.put("e", rounded(expected.metres())).put("b", rounded(expected.bound()));
      json.put("c", rounded(expected.confidence()));
    }
    building.support().ifPresent(s -> json.put("u", rounded(s)));
    building.after().ifPresent(g -> json.set("a", rings(g)));
    building.before().ifPresent(g -> before(json, building, g));
    if (withValues) {
      ArrayNode values = json.putArray("v");
      building.values().forEach(values::add);
    }
    return json;
  }

  /** A rigid move is told by its first vertex: outlines are most of a page. */
  private static void before(ObjectNode json, Building building, Geometry before) {
    List<int[]> old = steps(before);
    List<int[]> now = building.after().map(MapData::steps).orElse(List.of());
    boolean rigid = old.size() == now.size() && !old.isEmpty();
    int dx = rigid ? old.get(0)[0] - now.get(0)[0] : 0;
    int dy = rigid ? old.get(0)[1] - now.get(0)[1] : 0;
    for (int i = 0; rigid && i < old.size(); i++) {
      rigid =
          Math.abs(old.get(i)[0] - now.get(i)[0] - dx) <= 1
              && Math.abs(old.get(i)[1] - now.get(i)[1] - dy) <= 1;
    }
    if (rigid) {
      json.putArray("m").add(dx).add(dy);
    } else {
      json.set("o", rings(before));
    }
  }

  private static List<int[]> steps(Geometry shape) {
    List<int[]> steps = new ArrayList<>();
    for (Coordinate c : shape.getCoordinates()) {
      steps.add(new int[] {step(c.x), step(c.y)});
    }
    return steps;
  }

  private static int step(double pixels) {
    return (int) Math.round(pixels * STEPS);
  }

  /** Of each ring the first vertex, then differences; rings end where they begin. */
  private static ArrayNode rings(Geometry shape) {
    ArrayNode rings = JsonNodeFactory.instance.arrayNode();
    shape.apply(
        (GeometryComponentFilter)
            part -> {
              if (part instanceof LineString line) {
                ring(rings.addArray(), line);
              }
            });
    return rings;
  }

  private static void ring(ArrayNode ring, LineString line) {
    int x = 0;
    int y = 0;
    for (int i = 0; i + 1 < line.getNumPoints(); i++) {
      Coordinate c = line.getCoordinateN(i);
      ring.add(step(c.x) - x).add(step(c.y) - y);
      x = step(c.x);
      y = step(c.y);
    }
  }

  private static double rounded(double value) {
    return Math.rint(1000 * value) / 1000;
  }
}

package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.Reprojection;
import org.cadalign.gate.DataException;
import org.cadalign.raster.WorkingGrid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The run as a STAC 1.0.0 item, so that catalogues can list it. */
final class StacItem {
  private StacItem() {}

  /**
   * The item.
   *
   * @param file that it is written to, which the addresses of its assets count from
   */
  static ObjectNode of(Report report, Optional<Measured> measured, Path file) throws DataException {
    Geometry outline = outline(report);
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("type", "Feature").put("stac_version", "1.0.0");
    Path output = report.run().output();
    item.put("id", String.valueOf(output.getFileName()));
    ObjectNode geometry = item.putObject("geometry").put("type", "Polygon");
    ArrayNode ring = geometry.putArray("coordinates").addArray();
    for (Coordinate c : outline.getCoordinates()) {
      ring.addArray().add(c.x).add(c.y);
    }
    Envelope box = outline.getEnvelopeInternal();
    item.putArray("bbox")
        .add(box.getMinX())
        .add(box.getMinY())
        .add(box.getMaxX())
        .add(box.getMaxY());
    item.set("properties", properties(report, measured));
    item.putArray("links");
    Path folder = file.toAbsolutePath().normalize().getParent();
    item.putObject("assets")
        .putObject("layer")
        .put("href", folder.relativize(output).toString().replace('\\', '/'))
        .put("title", "Aligned layer")
        .putArray("roles")
        .add("data");
    return item;
  }

  private static ObjectNode properties(Report report, Optional<Measured> measured) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    properties.put("datetime", report.run().run().path("began").asText());
    JsonNode quality = QualityJson.of(report, measured);
    properties.set("cadalign:status", quality.path("status"));
    JsonNode predicted = quality.path("predicted");
    if (predicted.isObject()) {
      properties.put("cadalign:predicted_ce90_m", predicted.path("ce90_m").asDouble());
    }
    if (quality.path("measured").path("ce90").isObject()) {
      properties.put(
          "cadalign:measured_ce90_m",
          quality.path("measured").path("ce90").path("metres").asDouble());
    }
    return properties;
  }

  private static Geometry outline(Report report) throws DataException {
    WorkingGrid.Size size = report.image().grid().size(1);
    Coordinate[] corners = {
      report.toMap(new Coordinate(0, size.height())),
      report.toMap(new Coordinate(size.width(), size.height())),
      report.toMap(new Coordinate(size.width(), 0)),
      report.toMap(new Coordinate(0, 0)),
      report.toMap(new Coordinate(0, size.height()))
    };
    return Reprojection.between(
            report.image().source().georeference().crs(), CrsCodes.decode("EPSG:4326"))
        .forward(new GeometryFactory().createPolygon(corners));
  }
}

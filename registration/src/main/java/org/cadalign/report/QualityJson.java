package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadalign.evaluate.CircularError;
import org.cadalign.evaluate.ErrorSummary;

/** {@code quality.json}: figures of a report for programs; its schema is quality.schema.json. */
final class QualityJson {
  private QualityJson() {}

  static ObjectNode of(Report report, Optional<Measured> measured) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", "cadalign-quality-1");
    JsonNode run = report.run().run();
    for (String key : new String[] {"image", "layer", "output"}) {
      json.put(key, run.path(key).asText());
    }
    json.put("cadalign", run.path("cadalign").asText());
    json.put("weights_sha256", run.path("weights_sha256").asText());
    json.put("features", report.buildings().size());
    Map<String, Integer> counts = new TreeMap<>();
    report.buildings().forEach(b -> counts.merge(b.status(), 1, Integer::sum));
    ObjectNode status = json.putObject("status");
    counts.forEach(status::put);
    json.set("predicted", predicted(report));
    JsonNode withheld = report.run().summary().path("prediction_withheld");
    if (withheld.isTextual()) {
      json.put("prediction_withheld", withheld.asText());
    }
    json.set("measured", measured.<JsonNode>map(QualityJson::measured).orElse(nothing()));
    return json;
  }

  private static JsonNode nothing() {
    return JsonNodeFactory.instance.nullNode();
  }

  private static JsonNode predicted(Report report) {
    JsonNode total = report.run().summary().path("predicted");
    if (total.isMissingNode()) {
      return nothing();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("buildings", total.path("buildings").asInt());
    json.put("median_m", total.path("median_m").asDouble());
    json.put("ce90_m", total.path("ce90_m").asDouble());
    ArrayNode tiles = json.putArray("tiles");
    for (TileMap.Tile tile : TileMap.tiles(report)) {
      tiles
          .addObject()
          .put("x_px", tile.x())
          .put("y_px", tile.y())
          .put("side_m", TileMap.sideMetres())
          .put("buildings", tile.buildings())
          .put("median_m", tile.median());
    }
    return json;
  }

  private static ObjectNode measured(Measured measured) {
    ErrorSummary summary = measured.summary();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("measure", measured.measure()).put("matched_by", measured.matchedBy());
    json.put("checkpoints_file", measured.file().name());
    json.put("checkpoints_sha256", measured.file().sha256());
    json.put("checkpoints", summary.count()).put("rmse_m", summary.rmse());
    measured.file().rmse().ifPresent(own -> json.put("checkpoints_rmse_m", own));
    measured.rmseWithCheckpoints().ifPresent(rmse -> json.put("rmse_with_checkpoints_m", rmse));
    json.put("median_m", summary.median());
    Optional<CircularError> ce90 = measured.ce90();
    if (ce90.isPresent()) {
      json.putObject("ce90")
          .put("metres", ce90.get().metres())
          .put("low_m", ce90.get().low())
          .put("high_m", ce90.get().high());
    } else {
      json.putNull("ce90");
    }
    measured.coverage().ifPresent(share -> json.put("coverage90", share));
    measured.spearman().ifPresent(rho -> json.put("spearman", rho));
    return json;
  }
}

package org.cadalign.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.align.AddedColumns;
import org.cadalign.archive.Provenance;
import org.cadalign.crs.CrsCodes;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Rejection;
import org.cadalign.run.RunClock;
import org.cadalign.scene.LayerOutput;
import org.cadalign.trust.PieceTrust.Counted;

/** Writes all files of a run; they are made beside their places first, and then put there. */
final class TrustOutputs {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final SimilarityRequest request;
  private final Engine engine;
  private final TrustFiles files;
  private final TrustMap map;
  private final Neighbours neighbours;
  private final RunClock clock;

  TrustOutputs(
      SimilarityRequest request,
      Engine engine,
      TrustFiles files,
      TrustMap map,
      Neighbours neighbours,
      RunClock clock) {
    this.request = request;
    this.engine = engine;
    this.files = files;
    this.map = map;
    this.neighbours = neighbours;
    this.clock = clock;
  }

  /**
   * Writes.
   *
   * @param notices takes what else there is to say
   */
  void write(TrustSummary summary, List<String> notices, List<Rejection> rejected)
      throws DataException, InterruptedException {
    AddedColumns columns = map.columns();
    notices.addAll(columns.notices());
    List<StagedOutput> staged = new ArrayList<>();
    try {
      StagedOutput texts = StagedOutput.beside(files.summary());
      staged.add(texts);
      staged.add(CountRaster.prepare(files.raster(), map));
      staged.add(LayerOutput.prepare(columns.layer(), files.layer(), true, notices::add));
      stage(texts, summary, notices, rejected);
      for (StagedOutput output : staged) {
        output.publish();
      }
    } finally {
      staged.forEach(StagedOutput::close);
    }
  }

  private void stage(
      StagedOutput staged, TrustSummary summary, List<String> notices, List<Rejection> rejected)
      throws DataException, InterruptedException {
    try {
      TrustTables tables = new TrustTables(map);
      Files.writeString(staged.file(files.buildings()), tables.buildings());
      Files.writeString(staged.file(files.tiles()), tables.tiles());
      pictures(staged, summary, notices);
      clock.lap("write");
      Files.writeString(staged.file(files.summary()), text(summary(summary, notices, rejected)));
      Files.writeString(staged.file(files.run()), text(run()));
    } catch (IOException e) {
      throw staged.failed(e);
    }
  }

  private void pictures(StagedOutput staged, TrustSummary summary, List<String> notices)
      throws IOException, DataException, InterruptedException {
    List<Double> counts =
        map.pieces().stream()
            .filter(Counted.class::isInstance)
            .map(piece -> ((Counted) piece).count())
            .toList();
    if (counts.isEmpty()) {
      staged.remove(files.histogram());
      staged.remove(files.contact());
      notices.add("nothing was counted, so there are no pictures");
      return;
    }
    String axis =
        "N_S among %d %s"
            .formatted(
                summary.samples(),
                request.among() == Among.MODEL ? "training patches" : "patches of the image");
    CountHistogram.write(counts, axis, staged.file(files.histogram()));
    Path sheet = staged.file(files.contact());
    new TileSheet(map, neighbours, request.measure(), summary.samples())
        .write(sheet, request.nearest());
  }

  /** What the same inputs give again: no times, no host. */
  private ObjectNode summary(TrustSummary summary, List<String> notices, List<Rejection> rejected) {
    ObjectNode json = summary.toJson();
    long shown = map.tiles().pieces().stream().filter(p -> p.isPresent()).count();
    json.putObject("tiles")
        .put("columns", map.tiles().columns())
        .put("rows", map.tiles().rows())
        .put("side_px", map.tiles().side())
        .put("with_buildings", shown);
    json.put("image_crs", CrsCodes.name(map.scene().image().source().georeference().crs()));
    notices.forEach(json.putArray("notices")::add);
    ArrayNode damaged = json.putArray("rejected_when_read");
    rejected.forEach(rejection -> damaged.add(rejection.toString()));
    return json;
  }

  private ObjectNode run() {
    ObjectNode json = JSON.createObjectNode();
    json.put("image", request.image().toString());
    json.put("layer", request.layer().toString());
    json.put("output", request.output().toString());
    ObjectNode model = json.putObject("model");
    Provenance origin = request.model().provenance();
    model.put("network", request.model().spec().name());
    model.put("steps", origin.steps());
    model.put("seed", origin.seed());
    model.put("weights_sha256", WeightDigest.of(request.model()));
    json.put("engine", engine.name() + " " + engine.availability().detail());
    ObjectNode options = json.putObject("options");
    request.options().forEach((name, value) -> options.put(name, value.orElse(null)));
    json.put("java", Provenance.javaHere());
    json.put("os", Provenance.osHere());
    json.put("began", clock.began().toString());
    ObjectNode seconds = json.putObject("seconds");
    clock.seconds().forEach(seconds::put);
    return json;
  }

  private static String text(ObjectNode json) {
    try {
      return JSON.writeValueAsString(json).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be printed", e);
    }
  }
}

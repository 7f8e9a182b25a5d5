package org.cadalign.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadalign.align.AddedColumns;
import org.cadalign.archive.WeightDigest;
import org.cadalign.crs.CrsCodes;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Rejection;
import org.cadalign.run.IndentedJson;
import org.cadalign.run.Notice;
import org.cadalign.run.Notice.Subject;
import org.cadalign.run.RunClock;
import org.cadalign.run.RunJson;
import org.cadalign.scene.LayerOutput;
import org.cadalign.trust.PieceTrust.Counted;

/** Writes all files of a run; they are made beside their places first, and then put there. */
final class TrustOutputs {
  private final SimilarityRequest request;
  private final Engine engine;
  private final TrustFiles files;
  private final TrustMap map;
  private final Reasons reasons;
  private final RunClock clock;

  TrustOutputs(
      SimilarityRequest request, Engine engine, TrustFiles files, Reasons reasons, RunClock clock) {
    this.request = request;
    this.engine = engine;
    this.files = files;
    this.map = reasons.map();
    this.reasons = reasons;
    this.clock = clock;
  }

  /**
   * Writes.
   *
   * @param notices takes what else there is to say
   */
  void write(TrustSummary summary, List<Notice> notices, List<Rejection> rejected)
      throws DataException, InterruptedException {
    AddedColumns columns = map.columns();
    AddedColumns.notice(columns.renamed())
        .ifPresent(line -> notices.add(new Notice(Subject.LAYER, line)));
    List<StagedOutput> staged = new ArrayList<>();
    try {
      StagedOutput texts = StagedOutput.beside(files.summary());
      staged.add(texts);
      staged.add(CountRaster.prepare(files.raster(), map));
      staged.add(
          LayerOutput.prepare(
              columns.layer(), files.layer(), true, loss -> notices.add(output(loss))));
      stage(texts, summary, notices, rejected);
      for (StagedOutput output : staged) {
        output.publish();
      }
    } finally {
      staged.forEach(StagedOutput::close);
    }
  }

  private void stage(
      StagedOutput staged, TrustSummary summary, List<Notice> notices, List<Rejection> rejected)
      throws DataException, InterruptedException {
    try {
      TrustTables tables = new TrustTables(map);
      Files.writeString(staged.file(files.buildings()), tables.buildings());
      Files.writeString(staged.file(files.tiles()), tables.tiles());
      pictures(staged, summary, notices);
      Files.writeString(
          staged.file(files.nearest()), IndentedJson.of(reasons.json(request.nearest())));
      clock.lap("write");
      Files.writeString(
          staged.file(files.summary()), IndentedJson.of(summary(summary, notices, rejected)));
      Files.writeString(staged.file(files.run()), IndentedJson.of(run()));
    } catch (IOException e) {
      throw staged.failed(e);
    }
  }

  private static Notice output(String line) {
    return new Notice(Subject.OUTPUT, line);
  }

  private void pictures(StagedOutput staged, TrustSummary summary, List<Notice> notices)
      throws IOException, DataException, InterruptedException {
    List<Double> counts =
        map.pieces().stream()
            .filter(Counted.class::isInstance)
            .map(piece -> ((Counted) piece).count())
            .toList();
    if (counts.isEmpty()) {
      staged.remove(files.histogram());
      staged.remove(files.contact());
      notices.add(output("nothing was counted, so there are no pictures"));
      return;
    }
    String axis = "N_S among %d %s".formatted(summary.samples(), summary.among().samples());
    CountHistogram.write(counts, axis, staged.file(files.histogram()));
    contactSheet(staged, summary.samples(), notices);
  }

  /** Buildings that were not counted may hide all others from the tiles. */
  private void contactSheet(StagedOutput staged, long samples, List<Notice> notices)
      throws IOException, DataException, InterruptedException {
    TileSheet sheet = new TileSheet(map, reasons.neighbours(), request.by(), samples);
    if (sheet.isEmpty()) {
      staged.remove(files.contact());
      notices.add(
          output(
              "no tile stands for a building that was counted, so there is no contact sheet;"
                  + " give a smaller --tile"));
      return;
    }
    sheet.write(staged.file(files.contact()), request.nearest());
  }

  /** What the same inputs give again: no times, no host. */
  private ObjectNode summary(TrustSummary summary, List<Notice> notices, List<Rejection> rejected) {
    ObjectNode json = summary.toJson();
    long shown = map.tiles().pieces().stream().filter(p -> p.isPresent()).count();
    json.putObject("tiles")
        .put("columns", map.tiles().columns())
        .put("rows", map.tiles().rows())
        .put("side_px", map.tiles().side())
        .put("with_buildings", shown);
    json.put("image_crs", CrsCodes.name(map.scene().image().source().georeference().crs()));
    ArrayNode told = json.putArray("notices");
    notices.forEach(notice -> told.add(notice.text()));
    ArrayNode damaged = json.putArray("rejected_when_read");
    rejected.forEach(rejection -> damaged.add(rejection.toString()));
    return json;
  }

  private ObjectNode run() {
    Map<String, Path> paths = new LinkedHashMap<>();
    paths.put("image", request.image());
    paths.put("layer", request.layer());
    paths.put("output", request.output());
    ObjectNode json = new RunJson(request.options(), clock).telling(paths, request.model(), engine);
    json.withObject("/model").put("weights_sha256", WeightDigest.of(request.model()));
    return json;
  }
}

package org.cadalign.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.align.ChainResult;
import org.cadalign.archive.WeightDigest;
import org.cadalign.crs.CrsCodes;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Images;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;

/** The folder beside an output that says how it came about. */
public final class RunDirectory {
  private static final String SUMMARY = "summary.json";
  private static final String OUTPUT = "output";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final AlignmentRequest request;
  private final Engine engine;
  private final SceneImage image;
  private final RunClock clock;
  private final SortedMap<String, String> digests;

  /**
   * The directory of a run that begins. Where it will be written, its inputs are read to the end
   * now, before any work is done that a fault of theirs would cost.
   *
   * @throws DataException if an input cannot be read
   */
  RunDirectory(
      AlignmentRequest request, Engine engine, SceneImage image, RunClock clock, Progress progress)
      throws DataException {
    this.request = request;
    this.engine = engine;
    this.image = image;
    this.clock = clock;
    this.digests = request.output().isPresent() ? digests(request, progress) : new TreeMap<>();
    clock.lap("digest");
  }

  private static SortedMap<String, String> digests(AlignmentRequest request, Progress progress)
      throws DataException {
    Map<String, List<Path>> inputs = new LinkedHashMap<>();
    inputs.put("image", Images.files(request.image(), request.imageOptions()));
    inputs.put("layer", Layers.filesRead(request.layer()));
    return InputDigest.ofAll(inputs, progress);
  }

  /** A part of the run is done. */
  void lap(String part) {
    clock.lap(part);
  }

  /** {@code OUT.run} for {@code OUT.gpkg}. */
  public static Path of(Path output) {
    String name = output.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return output.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".run");
  }

  /** What is written in it. */
  public static List<Path> files(Path run) {
    return List.of(
        run.resolve(SUMMARY), run.resolve(BuildingsTable.FILE), run.resolve(RunJson.FILE));
  }

  /** Name of the output that a run directory tells of; empty where it does not say. */
  static Optional<String> owner(Path run) {
    Path file = run.resolve(RunJson.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String output = JSON.readTree(Files.readString(file)).path(OUTPUT).asText();
      return Optional.of(output).filter(o -> !o.isEmpty()).map(RunDirectory::name);
    } catch (IOException | InvalidPathException e) {
      // Not written by this program, so it belongs to no output of it.
      return Optional.empty();
    }
  }

  private static String name(String output) {
    return String.valueOf(Path.of(output).getFileName());
  }

  /**
   * Writes a run directory that holds a record of the run alone, as that of a command that runs no
   * network; what an earlier run has left there is removed.
   *
   * @param run what was run where and when
   */
  public static StagedOutput prepare(Path output, ObjectNode run) throws DataException {
    Path folder = of(output);
    return StagedOutput.of(
        folder,
        staged -> {
          staged.remove(folder.resolve(SUMMARY));
          staged.remove(folder.resolve(BuildingsTable.FILE));
          Files.writeString(staged.file(folder.resolve(RunJson.FILE)), IndentedJson.of(run));
        });
  }

  /** Writes the files of this directory; publishing makes it, or replaces them in it. */
  StagedOutput prepare(AlignmentRun.Result result, Layer buildings) throws DataException {
    Path folder = of(request.output().orElseThrow());
    return StagedOutput.of(
        folder,
        staged -> {
          Files.writeString(staged.file(folder.resolve(SUMMARY)), IndentedJson.of(summary(result)));
          Layers.write(
              buildings, staged.file(folder.resolve(BuildingsTable.FILE)), WriteOptions.DEFAULT);
          Files.writeString(staged.file(folder.resolve(RunJson.FILE)), IndentedJson.of(run()));
        });
  }

  /** What the same inputs give again: no times, no host. */
  private ObjectNode summary(AlignmentRun.Result result) {
    ObjectNode json = result.summary().toJson();
    WorkingGrid grid = image.grid();
    json.put("image_metres_per_pixel_x", WorkingGrid.METRES / grid.imagePixelsX());
    json.put("image_metres_per_pixel_y", WorkingGrid.METRES / grid.imagePixelsY());
    json.put("target", request.model().provenance().target().label());
    json.put("image_crs", CrsCodes.name(image.source().georeference().crs()));
    result
        .predicted()
        .ifPresent(
            total ->
                json.putObject("predicted")
                    .put("buildings", total.buildings())
                    .put("median_m", rounded(total.median()))
                    .put("ce90_m", rounded(total.ce90())));
    result.withheld().ifPresent(why -> json.put("prediction_withheld", why));
    ArrayNode levels = json.putArray("levels");
    for (ChainResult.Level level : result.levels()) {
      levels
          .addObject()
          .put("level", level.level())
          .put("groups_seen", level.seen())
          .put("partly_outside", level.partly())
          .put("pixels_computed_over_used", level.pixelRatio());
    }
    ArrayNode notices = json.putArray("notices");
    result.notices().forEach(notice -> notices.add(notice.text()));
    ArrayNode rejected = json.putArray("rejected_when_read");
    result.rejected().forEach(rejection -> rejected.add(rejection.toString()));
    return json;
  }

  private static double rounded(double metres) {
    return Math.rint(metres * 1e4) / 1e4;
  }

  private ObjectNode run() throws DataException {
    Map<String, Path> paths = new LinkedHashMap<>();
    paths.put("image", request.image());
    paths.put("layer", request.layer());
    paths.put(OUTPUT, request.output().orElseThrow());
    request.field().ifPresent(field -> paths.put("field", field));
    request.findings().ifPresent(findings -> paths.put("missing", findings));
    ObjectNode json = new RunJson(request.options(), clock).telling(paths, request.model(), engine);
    return RunJson.digested(json, digests)
        .put("weights_sha256", WeightDigest.of(request.model()))
        .put("chain", request.matching().toString())
        .put("match", request.match().toString())
        .put("support", request.support().toString())
        .put("missing_options", request.missing().toString());
  }
}

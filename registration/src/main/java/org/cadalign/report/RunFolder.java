package org.cadalign.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.raster.ImageOptions;
import org.cadalign.run.RunDirectory;

/**
 * A run directory that {@code align} wrote.
 *
 * @param path of it
 * @param summary what the same inputs give again
 * @param run what was run where and when
 */
record RunFolder(Path path, JsonNode summary, JsonNode run) {
  /**
   * Reads one.
   *
   * @param named the directory, or the layer that the run wrote
   */
  static RunFolder read(Path named) throws DataException {
    Path folder = Files.isDirectory(named) ? named : RunDirectory.of(named);
    return new RunFolder(
        folder, json(folder.resolve("summary.json")), json(folder.resolve("run.json")));
  }

  private static JsonNode json(Path file) throws DataException {
    try {
      return JsonMapper.builder().build().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.NOT_FOUND,
          file,
          "there is no run to report on (" + e.getClass().getSimpleName() + ")",
          "give the folder X.run that align -o X.gpkg wrote",
          e);
    }
  }

  /** The layer that the run wrote: it lies beside the folder, wherever the two were moved to. */
  Path output() throws DataException {
    Path name = Path.of(run.path("output").asText()).getFileName();
    Path file = path.toAbsolutePath().normalize().resolveSibling(String.valueOf(name));
    if (!Files.exists(file)) {
      throw new DataException(
          DataException.Code.NOT_FOUND,
          file,
          "the layer of this run is not beside its folder",
          "move it there, or align again");
    }
    return file;
  }

  /**
   * The image, where it was when it was aligned to.
   *
   * @param given by the user, where it was moved
   */
  Path image(Optional<Path> given) throws DataException {
    Path then = given.orElse(Path.of(run.path("image").asText()));
    Path beside = path.toAbsolutePath().normalize().resolveSibling(then);
    if (!Files.exists(then) && Files.exists(beside)) {
      return beside;
    }
    if (!Files.exists(then)) {
      throw new DataException(
          DataException.Code.NOT_FOUND,
          then,
          "the image of this run is not where it was",
          "say where it is with --image");
    }
    return then;
  }

  /** How the image was read. */
  ImageOptions imageOptions() throws DataException {
    ImageOptions options = ImageOptions.defaults();
    Optional<String> bands = option("--bands");
    if (bands.isPresent()) {
      List<Integer> numbers =
          Arrays.stream(bands.get().split(",")).map(String::strip).map(Integer::valueOf).toList();
      options = options.withBands(numbers);
    }
    Optional<String> nodata = option("--nodata");
    options = nodata.isPresent() ? options.withNodata(Double.parseDouble(nodata.get())) : options;
    Optional<String> crs = option("--crs");
    return crs.isPresent() ? options.withCrs(CrsCodes.parse(crs.get(), "--crs")) : options;
  }

  /** An option of the run as it was given. */
  Optional<String> option(String name) {
    JsonNode value = run.path("options").path(name);
    return value.isTextual() && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }
}

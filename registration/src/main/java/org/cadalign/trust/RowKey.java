package org.cadalign.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadalign.archive.WeightDigest;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;
import org.cadalign.raster.Images;
import org.cadalign.retrieve.CountSketch;
import org.cadalign.run.IndentedJson;
import org.cadalign.run.InputDigest;
import org.cadalign.run.ProgramVersion;

/**
 * What the rows in a folder are of: all that they depend on.
 *
 * @param entries by the names that the user knows where there are any
 */
record RowKey(SortedMap<String, String> entries) {
  private static final String KEY = "key.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> SELECTING =
      List.of("--layer", "--where", "--crs", "--bands", "--nodata");

  /**
   * Of the rows that a request asks for.
   *
   * @param sketch that rows hold sketches of
   */
  static RowKey of(SimilarityRequest request, Engine engine, CountSketch sketch)
      throws DataException {
    SortedMap<String, String> key = new TreeMap<>();
    // Another program may draw, read or derive patches in another way.
    key.put("version", ProgramVersion.number());
    key.put("MODEL", WeightDigest.of(request.model()));
    key.put("examples", request.model().examples().map(WeightDigest::of).orElse(""));
    key.put("IMAGE", InputDigest.of(Images.files(request.image(), request.imageOptions())));
    key.put("LAYER", InputDigest.of(Layers.filesRead(request.layer())));
    key.put("--against", request.among().name());
    key.put("--patch", Integer.toString(request.patch()));
    key.put("--by", request.by().name());
    key.put("--seed", Long.toString(sketch.seed()));
    key.put("--engine", engine.name());
    key.put("--device", device(request));
    key.put("sketches", Integer.toString(sketch.size()));
    for (String option : SELECTING) {
      key.put(option, request.options().getOrDefault(option, Optional.empty()).orElse(""));
    }
    return new RowKey(key);
  }

  /** By its full name: {@code cuda} is {@code cuda:0}. */
  private static String device(SimilarityRequest request) {
    return request
        .options()
        .getOrDefault("--device", Optional.empty())
        .map(name -> Device.parse(name).toString())
        .orElse("");
  }

  static Path file(Path folder) {
    return folder.resolve(KEY);
  }

  /**
   * Whether a folder holds rows of this key.
   *
   * @param replace whether rows of another key may be dropped
   * @throws DataException if it holds rows of another that may not be dropped, naming what differs
   */
  boolean matches(Path folder, boolean replace) throws IOException, DataException {
    if (!Files.exists(file(folder))) {
      return false;
    }
    SortedMap<String, String> found = read(file(folder));
    if (!found.equals(entries) && !replace) {
      throw new DataException(
          DataException.Code.EXISTS,
          folder,
          "it holds results of another " + difference(found),
          "give --overwrite to replace them, or another folder");
    }
    return found.equals(entries);
  }

  private static SortedMap<String, String> read(Path file) throws IOException {
    try {
      return JSON.readValue(
          Files.readString(file), new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      // Not written by this program: of no key at all.
      return new TreeMap<>();
    }
  }

  private String difference(SortedMap<String, String> found) {
    TreeSet<String> names = new TreeSet<>(entries.keySet());
    names.addAll(found.keySet());
    names.removeIf(name -> entries.containsKey(name) && entries.get(name).equals(found.get(name)));
    return String.join(", ", names);
  }

  void write(Path folder) throws IOException {
    Files.writeString(file(folder), IndentedJson.of(entries));
  }
}

package org.cadalign.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Provenance;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;

/**
 * {@code run.json}: what was run where and when, by whatever command. All that may differ between
 * runs over the same inputs stands in it and in no other file.
 *
 * @param options all that the user said, by the names that the user knows
 * @param clock of the run
 */
public record RunJson(SortedMap<String, Optional<String>> options, RunClock clock) {
  /** Name of the file. */
  public static final String FILE = "run.json";

  /**
   * What every command tells; it may add more.
   *
   * @param paths inputs and outputs by what they are to the command, in the order to tell them in
   */
  public ObjectNode telling(Map<String, Path> paths) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    paths.forEach((name, path) -> json.put(name, path.toString()));
    return circumstances(json);
  }

  /**
   * What every command tells that runs a network.
   *
   * @param paths as above
   * @param model that was run
   * @param engine that ran it
   */
  public ObjectNode telling(Map<String, Path> paths, ModelArchive model, Engine engine) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    paths.forEach((name, path) -> json.put(name, path.toString()));
    Provenance origin = model.provenance();
    json.putObject("model")
        .put("network", model.spec().name())
        .put("steps", origin.steps())
        .put("seed", origin.seed())
        .put("target", origin.target().label());
    json.put("engine", engine.name() + " " + engine.availability().detail());
    return circumstances(json);
  }

  /**
   * Tells what inputs were.
   *
   * @param files of each input, by what it is to the command
   * @throws DataException if one cannot be read
   */
  public static ObjectNode digesting(ObjectNode json, Map<String, List<Path>> files)
      throws DataException {
    return digested(json, InputDigest.ofAll(files, Progress.none()));
  }

  /** The same of digests that are known. */
  static ObjectNode digested(ObjectNode json, SortedMap<String, String> digests) {
    ObjectNode told = json.putObject("sha256");
    digests.forEach(told::put);
    return json;
  }

  private ObjectNode circumstances(ObjectNode json) {
    ObjectNode said = json.putObject("options");
    options.forEach((name, value) -> said.put(name, value.orElse(null)));
    json.put("cadalign", ProgramVersion.number());
    json.put("java", Provenance.javaHere());
    json.put("os", Provenance.osHere());
    json.put("began", clock.began().toString());
    ObjectNode seconds = json.putObject("seconds");
    clock.seconds().forEach(seconds::put);
    return json;
  }
}

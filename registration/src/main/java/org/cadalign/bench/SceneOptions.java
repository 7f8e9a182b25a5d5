package org.cadalign.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.bench.checkout.Repository;
import org.cadalign.gate.DataException;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Option;

/** Which scenes of the committed split, and where their files lie. */
final class SceneOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the manifest's paths count from.")
  private Path data;

  @Option(
      names = "--scene",
      paramLabel = "NAME",
      description = "One scene of any split; default: all test scenes.")
  private Optional<String> scene = Optional.empty();

  /** Entries of the manifest, in its order. */
  List<Manifest.Entry> chosen(Repository repository) throws DataException {
    return TestScenes.chosen(repository, scene);
  }

  TestScene open(Manifest.Entry entry) throws DataException {
    return TestScene.open(entry, data);
  }

  /** Folder that the manifest's paths count from. */
  Path data() {
    return data;
  }

  /** The one that was asked for. */
  Optional<String> scene() {
    return scene;
  }
}

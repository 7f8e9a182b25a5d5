package org.cadalign.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.train.Manifest;
import org.cadalign.train.SceneList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which scenes a training is of: those of a manifest, and of others beside it. */
final class TrainingScenesSelection {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "MANIFEST", description = "JSON that lists scenes; see docs/cli.md.")
  private Path manifest;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that the manifest's paths count from; default: the manifest's own.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--with",
      paramLabel = "MANIFEST[=WEIGHT]",
      description = {
        "Further scenes, as those of cadalign synth; their paths count from their manifest's folder."
            + " A weight draws samples of them more or less often. May be repeated."
      })
  private List<String> with = List.of();

  /** The manifests themselves. */
  List<Path> manifests() {
    List<Path> files = new ArrayList<>(List.of(manifest));
    with.forEach(more -> files.add(Further.of(more).file));
    return files;
  }

  /**
   * Reads the manifests.
   *
   * @param crs of layers that name none
   */
  SceneList scenes(Optional<String> crs) throws DataException {
    Path root = data.orElseGet(() -> manifest.toAbsolutePath().getParent());
    SceneList scenes = SceneList.of(read(manifest, crs), root);
    for (String more : with) {
      Further further = Further.of(more);
      try {
        double weight = further.weight.isEmpty() ? 1 : Double.parseDouble(further.weight);
        scenes =
            scenes.and(read(further.file, crs), further.file.toAbsolutePath().getParent(), weight);
      } catch (NumberFormatException e) {
        throw refused(more, "the weight is no number", e);
      } catch (IllegalArgumentException e) {
        throw refused(more, e.getMessage(), e);
      }
    }
    return scenes;
  }

  private ParameterException refused(String more, String why, Exception cause) {
    return new ParameterException(spec.commandLine(), "--with " + more + ": " + why, cause);
  }

  private static Manifest read(Path file, Optional<String> crs) throws DataException {
    Manifest read = Manifest.read(file);
    return crs.map(read::withDefaultCrs).orElse(read);
  }

  /**
   * What one {@code --with} names.
   *
   * @param weight as it was given, empty if it was not
   */
  private record Further(Path file, String weight) {
    static Further of(String given) {
      int equals = given.lastIndexOf('=');
      return equals < 0
          ? new Further(Path.of(given), "")
          : new Further(Path.of(given.substring(0, equals)), given.substring(equals + 1));
    }
  }
}

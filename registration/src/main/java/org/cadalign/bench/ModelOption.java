package org.cadalign.bench;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model aligns. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Model to align with; default: the shipped one.")
  private Optional<Path> file = Optional.empty();

  /** Empty for the shipped one. */
  Optional<Path> file() {
    return file;
  }

  /** The option as it is to be given again, with a space before it. */
  String words() {
    return file.map(given -> " --model " + given.getFileName()).orElse("");
  }
}

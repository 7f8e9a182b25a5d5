package org.cadalign.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;

/** Keeps the user's files from being overwritten unasked. */
final class Outputs {
  private Outputs() {}

  /**
   * Refuses an output that exists.
   *
   * @param allowed whether it may be replaced
   */
  static void refuseIfExists(Path output, boolean allowed) throws DataException {
    if (!allowed && Files.exists(output)) {
      throw new DataException(
          DataException.Code.EXISTS,
          output,
          "it exists already",
          "give --overwrite to replace it, or another name");
    }
  }

  /** Refuses an output that is an input of the same command, whatever the user allows. */
  static void refuseInputs(Path output, List<Path> inputs) throws DataException {
    Path target = output.toAbsolutePath().normalize();
    if (inputs.stream().anyMatch(input -> input.toAbsolutePath().normalize().equals(target))) {
      throw new DataException(
          DataException.Code.EXISTS,
          output,
          "it is an input of this very command",
          "write to another name; inputs are never changed");
    }
  }
}

package org.cadalign.report;

import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;
import org.cadalign.run.InputDigest;

/**
 * Where checkpoints came from.
 *
 * @param name of the file, without its folder
 * @param sha256 over names and bytes of all files that it is read from
 */
public record CheckpointFile(String name, String sha256) {
  /** Of a layer's file. */
  static CheckpointFile of(Path file) throws DataException {
    return new CheckpointFile(
        file.getFileName().toString(), InputDigest.of(Layers.filesRead(file)));
  }
}

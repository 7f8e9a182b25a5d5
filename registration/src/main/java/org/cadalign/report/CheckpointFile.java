package org.cadalign.report;

import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;
import org.cadalign.run.InputDigest;

/**
 * Where checkpoints came from.
 *
 * @param name of the file, without its folder
 * @param sha256 over names and bytes of all files that it is read from
 * @param rmse of the checkpoints themselves, radial, ground metres, where it is known
 */
public record CheckpointFile(String name, String sha256, Optional<Double> rmse) {
  /** Of a layer's file. */
  static CheckpointFile of(Path file, Optional<Double> rmse) throws DataException {
    return new CheckpointFile(
        file.getFileName().toString(), InputDigest.of(Layers.filesRead(file)), rmse);
  }
}

package org.cadalign.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import org.cadalign.layer.Where;
import picocli.CommandLine.Option;

/** Options that say what of a layer's file is read. */
final class LayerSelection {
  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "Which layer, where the file holds several.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--where",
      paramLabel = "FILTER",
      description =
          "Only features with NAME=VALUE, NAME!=VALUE or \"NAME IN (A, B)\"; that none has is a"
              + " failure.")
  private Optional<String> where = Optional.empty();

  /**
   * What to read.
   *
   * @param crs as the user gave it with --crs; it counts only where the file names no system
   */
  LayerOptions options(Optional<String> crs) throws DataException {
    LayerOptions options = LayerOptions.DEFAULT;
    options = name.isPresent() ? options.withLayerName(name.get()) : options;
    options = where.isPresent() ? options.withWhere(Where.parse(where.get())) : options;
    return crs.isPresent() ? options.withCrs(CrsCodes.parse(crs.get(), "--crs")) : options;
  }

  /** Reads a layer by {@link #options}. */
  LayerRead read(Path file, Optional<String> crs) throws DataException {
    return Layers.read(file, options(crs));
  }
}

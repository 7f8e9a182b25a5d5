package org.cadalign.layer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/** One file format. Implementations have no state; they are found as services. */
public interface LayerFormat {
  /** As users know it, such as {@code GeoPackage}. */
  String name();

  /**
   * Extensions that are written in this format, without the dot, lower case; empty if it is only
   * read.
   */
  List<String> extensions();

  /**
   * Whether a file is in this format, by its content.
   *
   * @param head the first {@value Layers#HEAD_BYTES} bytes, fewer if the file is shorter
   */
  boolean recognises(byte[] head);

  /**
   * Names of the layers of a file that hold geometry. A format of one layer gives the file's name
   * without its extension.
   */
  List<String> layerNames(Path file) throws DataException;

  /**
   * Reads one layer whole.
   *
   * @param layerName one of {@link #layerNames}
   */
  LayerDraft read(Path file, String layerName, LayerBudget budget) throws DataException;

  /**
   * Checks that a file of this format can hold a layer at all.
   *
   * @param file to name in an error
   * @throws DataException if it cannot, with what can
   */
  default void check(Layer layer, Path file) throws DataException {}

  /**
   * Writes a layer to a path where nothing is yet. Same layer, same bytes.
   *
   * @return losses, one line each
   * @throws UnsupportedOperationException if {@link #extensions()} is empty
   */
  List<String> write(Layer layer, Path file) throws DataException;

  /** The files that {@link #write} makes for a path; the one that readers are given comes last. */
  default List<Path> files(Path file) {
    return List.of(file);
  }

  /** Files beside a path that would speak of its former content, such as an index or a journal. */
  default List<Path> companions(Path file) {
    return List.of();
  }

  /** The only system that this format can hold, if it is so bound. */
  default Optional<CoordinateReferenceSystem> requiredCrs() {
    return Optional.empty();
  }
}

package org.cadalign.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads and writes model files. */
public final class ModelArchives {
  private ModelArchives() {}

  /** Writes a model atomically; equal models give equal bytes. */
  public static void write(Path path, ModelArchive model) throws IOException {
    ArchiveFile.write(path, model, Map.of());
  }

  /**
   * Reads a model, every byte of it checked.
   *
   * @throws ModelFormatException if it is damaged, foreign, too large or of a version that is not
   *     known
   */
  public static ModelArchive read(Path path) throws IOException, ModelFormatException {
    return ArchiveFile.model(ArchiveFile.read(path, List.of()), List.of());
  }

  /** Reads a model from a stream up to its end; the stream stays open. */
  public static ModelArchive read(InputStream in) throws IOException, ModelFormatException {
    return ArchiveFile.model(ArchiveFile.read(in, List.of()), List.of());
  }
}

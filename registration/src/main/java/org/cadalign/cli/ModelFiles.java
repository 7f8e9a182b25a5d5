package org.cadalign.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Target;
import org.cadalign.gate.DataException;
import org.cadalign.shipped.ShippedModel;

/** Opens models for commands, with every refusal in words. */
final class ModelFiles {
  private static final String REMEDY =
      "give a model that cadalign train wrote, or none for the one that is shipped";

  private ModelFiles() {}

  /** Reads a model file, or the shipped model for roofs if none is given. */
  static ModelArchive read(Optional<Path> file) throws DataException {
    return file.isPresent() ? read(file.get()) : shipped(Target.ROOF);
  }

  /**
   * Reads a model file, or the shipped model for a target if none is given.
   *
   * @param target to lay layers on; by default what the model was trained for, roofs if it is the
   *     shipped one
   * @throws DataException also if the model was trained for the other target
   */
  static ModelArchive read(Optional<Path> file, Optional<Target> target) throws DataException {
    if (file.isEmpty()) {
      return shipped(target.orElse(Target.ROOF));
    }
    ModelArchive model = read(file.get());
    Target trained = model.provenance().target();
    if (target.isPresent() && target.get() != trained) {
      throw new DataException(
          DataException.Code.MODEL_REFUSED,
          file.get(),
          "it was trained for --target %s, not %s".formatted(trained.label(), target.get().label()),
          "leave --target out, or give a model of cadalign train --target " + target.get().label());
    }
    return model;
  }

  private static ModelArchive shipped(Target target) throws DataException {
    return read("shipped model", () -> ShippedModel.open(target));
  }

  private static ModelArchive read(Path file) throws DataException {
    return read(file, () -> ModelArchives.read(file));
  }

  private static ModelArchive read(Object name, Source source) throws DataException {
    try {
      return source.read();
    } catch (ModelFormatException e) {
      throw new DataException(DataException.Code.MODEL_REFUSED, name, e.getMessage(), REMEDY, e);
    } catch (NoSuchFileException e) {
      throw new DataException(
          DataException.Code.NOT_FOUND, name, "there is no such file", REMEDY, e);
    } catch (IOException e) {
      throw new DataException(DataException.Code.UNREADABLE, name, e.toString(), REMEDY, e);
    }
  }

  private interface Source {
    ModelArchive read() throws IOException, ModelFormatException;
  }
}

package org.cadalign.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.gate.DataException;
import org.cadalign.shipped.ShippedModel;

/** Opens models for commands, with every refusal in words. */
final class ModelFiles {
  private static final String REMEDY =
      "give a model that cadalign train wrote, or none for the one that is shipped";

  private ModelFiles() {}

  /** Reads a model file, or the shipped model if none is given. */
  static ModelArchive read(Optional<Path> file) throws DataException {
    Object name = file.<Object>map(f -> f).orElse("shipped model");
    try {
      return file.isPresent() ? ModelArchives.read(file.get()) : ShippedModel.open();
    } catch (ModelFormatException e) {
      throw new DataException(DataException.Code.MODEL_REFUSED, name, e.getMessage(), REMEDY, e);
    } catch (NoSuchFileException e) {
      throw new DataException(
          DataException.Code.NOT_FOUND, name, "there is no such file", REMEDY, e);
    } catch (IOException e) {
      throw new DataException(DataException.Code.UNREADABLE, name, e.toString(), REMEDY, e);
    }
  }
}

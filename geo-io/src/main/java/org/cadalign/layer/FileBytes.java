package org.cadalign.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.cadalign.gate.RegularFile;

/** Whole files in memory, within a budget, and their names. */
public final class FileBytes {
  private FileBytes() {}

  /** All bytes of a regular file. */
  public static byte[] read(Path file, LayerBudget budget) throws DataException {
    RegularFile.check(file);
    try {
      if (Files.size(file) > budget.bytes()) {
        throw new DataException(
            DataException.Code.OVER_BUDGET,
            file,
            "it is larger than " + budget.bytes() + " bytes",
            "convert it to GeoPackage");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What to say of a file that cannot be opened or read. */
  static DataException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new DataException(
            DataException.Code.NOT_FOUND, file, "there is no such file", "check the path", e)
        : new DataException(
            DataException.Code.UNREADABLE, file, e.toString(), "check its permissions", e);
  }

  /** The file's name without its extension: how a layer is called that has no name of its own. */
  public static String stem(Path file) {
    return ForeignContent.stem(String.valueOf(file.getFileName()));
  }

  /** The file of the same name beside this one, with another extension. */
  public static Path sibling(Path file, String extension) {
    return file.resolveSibling(stem(file) + "." + extension);
  }
}

package org.cadalign.gate;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells files from what is only called like one: a pipe is waited for without end, a device such as
 * {@code /dev/zero} has neither a size nor an end.
 */
public final class RegularFile {
  private RegularFile() {}

  /**
   * Checks what is about to be opened. Whether it exists, opening it tells.
   *
   * @throws DataException if it is a pipe, a device or a folder
   */
  public static void check(Path file) throws DataException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new DataException(
          DataException.Code.UNREADABLE,
          file,
          "it is no regular file",
          "give a file, and write to one first what comes through a pipe");
    }
  }
}

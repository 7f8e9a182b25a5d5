package org.cadalign.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that readers see the old one or the new one, never a part. */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes to a sibling, brings it to the disk, and moves it over the target. */
  static void write(Path target, Content content) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path sibling = absolute.resolveSibling("." + absolute.getFileName() + ".part");
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(
                  sibling,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DSYNC),
              1 << 20)) {
        content.writeTo(out);
      }
      Files.move(
          sibling, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(sibling);
    }
  }

  /** What the file shall hold. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}

package org.cadalign.retrieve;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not the store of sketches that was asked for; one line says why and what to do. */
public final class SketchStoreException extends IOException {
  private static final long serialVersionUID = 1;

  SketchStoreException(Path file, String reason) {
    super(file + ": " + reason);
  }
}

package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder that is gone when it is closed.
 *
 * @param path of it
 */
public record ScratchFolder(Path path) implements AutoCloseable {
  public static ScratchFolder create() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("cadalign-bench"));
  }

  @Override
  public void close() throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(path)) {
      found = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : found) {
      Files.delete(file);
    }
  }
}

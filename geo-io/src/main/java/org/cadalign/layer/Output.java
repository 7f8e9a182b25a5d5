package org.cadalign.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cadalign.gate.DataException;

/**
 * Puts the files of one output in place: they are made in a temporary folder beside it and moved,
 * each at once, the main one last. Until then nothing under the final names has changed.
 */
final class Output {
  private final LayerFormat format;
  private final Path target;

  Output(LayerFormat format, Path target) {
    this.format = format;
    this.target = target;
  }

  List<String> write(Layer layer, boolean overwrite) throws DataException {
    if (!overwrite) {
      refuseExisting();
    }
    try {
      Path folder = Files.createTempDirectory(parent(), "." + target.getFileName() + ".");
      try {
        List<String> losses = format.write(layer, folder.resolve(target.getFileName()));
        publish(folder);
        return losses;
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void refuseExisting() throws DataException {
    for (Path file : format.files(target)) {
      if (Files.exists(file)) {
        throw new DataException(
            DataException.Code.EXISTS, file, "the output exists already", "give --overwrite");
      }
    }
  }

  private void publish(Path folder) throws IOException {
    for (Path stale : format.companions(target)) {
      Files.deleteIfExists(stale);
    }
    List<Path> made = format.files(folder.resolve(target.getFileName()));
    List<Path> finals = format.files(target);
    for (int i = 0; i < made.size(); i++) {
      Files.move(
          made.get(i),
          finals.get(i),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path parent() {
    return target.toAbsolutePath().getParent();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> left = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(left::add);
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }

  private DataException failed(IOException e) {
    return new DataException(
        DataException.Code.WRITE_FAILED,
        target,
        "it cannot be written (" + e + ")",
        "check the folder, its permissions and free space",
        e);
  }
}

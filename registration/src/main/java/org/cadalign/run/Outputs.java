package org.cadalign.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;

/** Looks at outputs before any work is done, so that an hour's run does not end in a refusal. */
final class Outputs {
  private Outputs() {}

  static void check(AlignmentRequest request) throws DataException {
    Path output = request.output().orElseThrow();
    Layers.requiredCrs(output);
    List<Path> written = new ArrayList<>(List.of(output));
    request.field().ifPresent(written::add);
    for (Path path : written) {
      if (path.toAbsolutePath().normalize().equals(request.layer().toAbsolutePath().normalize())
          || path.toAbsolutePath()
              .normalize()
              .equals(request.image().toAbsolutePath().normalize())) {
        throw new DataException(
            DataException.Code.EXISTS,
            path,
            "it is an input of this very run",
            "write to another name; inputs are never changed");
      }
      if (Files.exists(path) && !request.overwrite()) {
        throw new DataException(
            DataException.Code.EXISTS,
            path,
            "it exists already",
            "give --overwrite to replace it, or another name");
      }
      Path folder = path.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
        throw new DataException(
            DataException.Code.WRITE_FAILED,
            path,
            "its folder does not exist or may not be written to",
            "make the folder first, or give another one");
      }
    }
  }
}

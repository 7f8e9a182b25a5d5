package org.cadalign.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;

/** Looks at outputs before any work is done, so that an hour's run does not end in a refusal. */
final class Outputs {
  private Outputs() {}

  static void check(AlignmentRequest request) throws DataException {
    Path output = request.output().orElseThrow();
    Layers.requiredCrs(output);
    List<Path> taken = new ArrayList<>(List.of(request.layer(), request.image()));
    List<Path> written = new ArrayList<>(List.of(output));
    request.field().ifPresent(written::add);
    for (Path path : written) {
      for (Path other : taken) {
        refuseIfSame(path, other);
      }
      refuseIfExists(path, request.overwrite());
      refuseWithoutFolder(path);
      taken.add(path);
    }
    Path run = RunDirectory.of(output);
    if (Files.exists(run) && !Files.isDirectory(run)) {
      throw new DataException(
          DataException.Code.EXISTS,
          run,
          "the folder of this run would have this name, but it is a file",
          "move it away, or give another output");
    }
    refuseRunOfAnother(run, output, request.overwrite());
  }

  /** {@code a.gpkg} and {@code a.geojson} have the same folder; it can tell of one of them only. */
  private static void refuseRunOfAnother(Path run, Path output, boolean overwrite)
      throws DataException {
    Optional<String> owner = RunDirectory.owner(run);
    String name = output.getFileName().toString();
    if (!overwrite && owner.isPresent() && !owner.get().equals(name)) {
      throw new DataException(
          DataException.Code.EXISTS,
          run,
          "it tells of another output, " + owner.get(),
          "give --overwrite to replace it, or an output of another name");
    }
  }

  private static void refuseIfSame(Path path, Path other) throws DataException {
    if (isSame(path, other)) {
      throw new DataException(
          DataException.Code.EXISTS,
          path,
          "it is an input, or another output, of this very run",
          "write to another name; inputs are never changed");
    }
  }

  /** Links may give one file several names. */
  private static boolean isSame(Path a, Path b) throws DataException {
    try {
      return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())
          || (Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b));
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, a, e.toString(), "check its permissions", e);
    }
  }

  private static void refuseIfExists(Path path, boolean overwrite) throws DataException {
    if (Files.exists(path) && !overwrite) {
      throw new DataException(
          DataException.Code.EXISTS,
          path,
          "it exists already",
          "give --overwrite to replace it, or another name");
    }
  }

  private static void refuseWithoutFolder(Path path) throws DataException {
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

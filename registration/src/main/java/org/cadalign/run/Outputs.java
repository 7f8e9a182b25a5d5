package org.cadalign.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;
import org.cadalign.raster.FieldWriter;
import org.cadalign.raster.Images;

/**
 * Looks at outputs before any work is done, so that an hour's run does not end in a refusal. What
 * exists is replaced only if the user allows it; what the command reads is never replaced, nor are
 * the files beside it that speak of it.
 */
public final class Outputs {
  private Outputs() {}

  static void check(AlignmentRequest request) throws DataException {
    Path output = request.output().orElseThrow();
    List<Path> taken = new ArrayList<>(List.of(request.image()));
    taken.addAll(Images.files(request.image(), request.imageOptions()));
    taken.addAll(Layers.filesRead(request.layer()));
    checkLayer(output, taken, request.overwrite());
    checkRun(output, taken, request.overwrite());
    taken.addAll(Layers.filesWritten(output));
    Optional<Path> field = request.field();
    if (field.isPresent()) {
      check(FieldWriter.files(field.get()), taken, request.overwrite());
      taken.addAll(FieldWriter.files(field.get()));
    }
    Optional<Path> findings = request.findings();
    if (findings.isPresent()) {
      taken.addAll(RunDirectory.files(RunDirectory.of(output)));
      checkLayer(findings.get(), taken, request.overwrite());
    }
  }

  /**
   * Refuses to write a layer to where something is.
   *
   * @param inputs files that the command reads
   * @param overwrite whether others may be replaced
   */
  public static void checkLayer(Path output, List<Path> inputs, boolean overwrite)
      throws DataException {
    check(Layers.filesWritten(output), inputs, overwrite);
  }

  /**
   * Refuses to write files to where something is, or two of them to one place.
   *
   * @param inputs files that the command reads
   * @param overwrite whether others may be replaced
   */
  public static void checkFiles(List<Path> outputs, List<Path> inputs, boolean overwrite)
      throws DataException {
    List<Path> taken = new ArrayList<>(inputs);
    for (Path output : outputs) {
      check(List.of(output), taken, overwrite);
      taken.add(output);
    }
  }

  private static void check(List<Path> written, List<Path> taken, boolean overwrite)
      throws DataException {
    // The file that the user named comes last, and is the one to speak of first.
    List<Path> named = new ArrayList<>(written);
    Collections.reverse(named);
    for (Path file : named) {
      refuseInputs(file, taken);
    }
    for (Path file : named) {
      refuseIfExists(file, overwrite);
    }
    refuseWithoutFolder(named.get(0));
  }

  /**
   * Refuses to write the run directory of a layer to where something else is.
   *
   * @param output the layer
   * @param taken files that the command reads
   * @param overwrite whether that of another layer may be replaced
   */
  public static void checkRun(Path output, List<Path> taken, boolean overwrite)
      throws DataException {
    Path run = RunDirectory.of(output);
    if (Files.exists(run) && !Files.isDirectory(run)) {
      throw new DataException(
          DataException.Code.EXISTS,
          run,
          "the folder of this run would have this name, but it is a file",
          "move it away, or give another output");
    }
    for (Path file : RunDirectory.files(run)) {
      refuseInputs(file, taken);
    }
    refuseRunOfAnother(run, output, overwrite);
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

  /**
   * Refuses an output that is an input of the same command, whatever the user allows and whatever
   * name links give it.
   */
  public static void refuseInputs(Path output, List<Path> inputs) throws DataException {
    Path name = output.toAbsolutePath().normalize();
    boolean exists = Files.exists(output);
    for (Path input : inputs) {
      if (input.toAbsolutePath().normalize().equals(name) || (exists && isSame(output, input))) {
        throw new DataException(
            DataException.Code.EXISTS,
            output,
            "it is an input, or another output, of this very run",
            "write to another name; inputs are never changed");
      }
    }
  }

  private static boolean isSame(Path output, Path input) throws DataException {
    try {
      return Files.exists(input) && Files.isSameFile(output, input);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, output, e.toString(), "check its permissions", e);
    }
  }

  /**
   * Refuses an output that exists.
   *
   * @param allowed whether it may be replaced; a folder never is
   */
  public static void refuseIfExists(Path output, boolean allowed) throws DataException {
    if (Files.isDirectory(output)) {
      throw new DataException(
          DataException.Code.EXISTS, output, "a folder has this name", "write to another name");
    }
    if (!allowed && Files.exists(output)) {
      throw new DataException(
          DataException.Code.EXISTS,
          output,
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

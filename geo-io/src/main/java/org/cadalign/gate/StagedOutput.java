package org.cadalign.gate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An output of one or several files, made whole in a temporary folder beside its target before
 * anything under a final name changes. Publishing only moves files within their file system, each
 * at once; so several outputs can be made first and published together. Closing removes what was
 * not published.
 */
public final class StagedOutput implements AutoCloseable {
  private final Path target;
  private final Path folder;
  private final List<Path> stale = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();

  private record Move(Path made, Path place) {}

  private StagedOutput(Path target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * Makes the temporary folder.
   *
   * @param target what faults of this output are told of
   * @throws DataException if the target's folder does not exist or may not be written to
   */
  public static StagedOutput beside(Path target) throws DataException {
    try {
      Path parent = target.toAbsolutePath().getParent();
      return new StagedOutput(
          target, Files.createTempDirectory(parent, "." + target.getFileName() + "."));
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  /** What an output is to hold. */
  @FunctionalInterface
  public interface Content {
    void writeTo(StagedOutput staged) throws IOException, DataException;
  }

  /**
   * Makes an output whole; where that fails nothing of it is left.
   *
   * @param target what faults of this output are told of
   */
  public static StagedOutput of(Path target, Content content) throws DataException {
    StagedOutput staged = beside(target);
    boolean made = false;
    try {
      content.writeTo(staged);
      made = true;
      return staged;
    } catch (IOException e) {
      throw staged.failed(e);
    } finally {
      if (!made) {
        staged.close();
      }
    }
  }

  /**
   * Where to write what will be at a place. Files are put in place in the order of these calls; a
   * folder that the place lacks is made then.
   *
   * @throws DataException if a folder has that name
   */
  public Path file(Path place) throws DataException {
    refuseFolder(place);
    Path made = folder.resolve(place.getFileName());
    moves.add(new Move(made, place));
    return made;
  }

  /**
   * Has a file removed, if it exists, before any is put in place.
   *
   * @throws DataException if it is a folder
   */
  public void remove(Path file) throws DataException {
    refuseFolder(file);
    stale.add(file);
  }

  private static void refuseFolder(Path place) throws DataException {
    if (Files.isDirectory(place)) {
      throw new DataException(
          DataException.Code.WRITE_FAILED,
          place,
          "a folder has this name",
          "move it away, or write to another name");
    }
  }

  /**
   * Puts all files in place.
   *
   * @throws DataException if one cannot be moved or removed
   */
  public void publish() throws DataException {
    try {
      for (Path file : stale) {
        Files.deleteIfExists(file);
      }
      for (Move move : moves) {
        Files.createDirectories(move.place().toAbsolutePath().getParent());
        Files.move(
            move.made(),
            move.place(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What to say where a file of this output cannot be written. */
  public DataException failed(IOException e) {
    return failed(target, e);
  }

  private static DataException failed(Path target, IOException e) {
    return new DataException(
        DataException.Code.WRITE_FAILED,
        target,
        "it cannot be written (" + e + ")",
        "check that its folder exists, may be written to, and has room",
        e);
  }

  /** A temporary file that cannot be removed is no reason to fail. */
  @Override
  public void close() {
    File[] left = folder.toFile().listFiles();
    for (File file : left == null ? new File[0] : left) {
      file.delete();
    }
    folder.toFile().delete();
  }
}

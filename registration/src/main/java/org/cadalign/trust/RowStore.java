package org.cadalign.trust;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadalign.gate.DataException;
import org.cadalign.gradient.Jacobian;
import org.cadalign.retrieve.SketchMetadata;
import org.cadalign.retrieve.SketchStore;

/**
 * The rows of a run in a folder, in their order, so that a run that was stopped can go on: {@code
 * key.json} says what they are of, {@code rows.bin} holds them, {@code counts.bin} a count for each
 * that is counted, {@code sum.bin} the sum of gradients so far where counts are within the image,
 * {@code sketches.bin} what neighbours are found by. Only whole shards count as kept; what a killed
 * process left of another is dropped. Reading is safe from several threads.
 */
final class RowStore implements AutoCloseable {
  private static final String ROWS = "rows.bin";
  private static final String COUNTS = "counts.bin";
  private static final String SUM = "sum.bin";
  private static final String SKETCHES = "sketches.bin";

  private final Path folder;
  private final RowLayout layout;
  private final FileChannel rows;
  private final FileChannel counts;
  private final SketchStore sketches;
  private int size;
  private int counted;

  private RowStore(Path folder, RowLayout layout, SketchStore sketches) throws IOException {
    this.folder = folder;
    this.layout = layout;
    this.sketches = sketches;
    this.rows = open(folder.resolve(ROWS));
    this.counts = open(folder.resolve(COUNTS));
    this.size = Math.min((int) (rows.size() / layout.size()), sketches.size());
    this.counted = (int) (counts.size() / Double.BYTES);
  }

  /**
   * Opens a folder's rows, or begins anew.
   *
   * @param key all that rows depend on
   * @param layout of a row
   * @param metadata of the sketches that neighbours are found by
   * @param replace whether rows of another key may be dropped
   * @throws DataException if the folder holds rows of another key that may not be dropped
   */
  static RowStore open(
      Path folder, RowKey key, RowLayout layout, SketchMetadata metadata, boolean replace)
      throws DataException {
    try {
      Files.createDirectories(folder);
      if (!key.matches(folder, replace)) {
        for (String file : List.of(ROWS, COUNTS, SUM, SKETCHES)) {
          Files.deleteIfExists(folder.resolve(file));
        }
        key.write(folder);
      }
      SketchStore sketches = SketchStore.open(folder.resolve(SKETCHES), metadata);
      return new RowStore(folder, layout, sketches);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** What is written in the folder. */
  static List<Path> files(Path folder) {
    return Stream.concat(
            Stream.of(RowKey.file(folder)),
            Stream.of(ROWS, COUNTS, SUM, SKETCHES).map(folder::resolve))
        .toList();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Rows that are kept. */
  int size() {
    return size;
  }

  /** Rows that have their count. */
  int counted() {
    return counted;
  }

  /** Forgets rows and counts after the first ones. */
  void keep(int rowsKept, int countsKept) throws DataException {
    try {
      size = Math.min(size, rowsKept);
      counted = Math.min(counted, Math.min(size, countsKept));
      rows.truncate((long) size * layout.size());
      counts.truncate((long) counted * Double.BYTES);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /**
   * Adds rows.
   *
   * @param correlations sketches of those that have gradients, as {@link SketchStore} takes them
   */
  void append(List<PatchRow> more, List<Optional<Jacobian>> correlations) throws DataException {
    appendSketches(correlations);
    ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(more.size(), layout.size()));
    more.forEach(row -> out.put(layout.write(row)));
    write(rows, out.flip(), (long) size * layout.size());
    size += more.size();
  }

  /** A process that was killed may have left the sketches of these rows already. */
  private void appendSketches(List<Optional<Jacobian>> correlations) throws DataException {
    try {
      for (int i = Math.max(0, sketches.size() - size); i < correlations.size(); i++) {
        sketches.append(correlations.get(i));
      }
      sketches.commit();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Sketches of the rows. */
  SketchStore sketches() {
    return sketches;
  }

  /** Counts of the next rows; NaN for one that has none. */
  void appendCounts(double[] more) throws DataException {
    ByteBuffer out = ByteBuffer.allocate(more.length * Double.BYTES);
    out.asDoubleBuffer().put(more);
    write(counts, out, (long) counted * Double.BYTES);
    counted += more.length;
  }

  /**
   * A row.
   *
   * @throws DataException if it was changed
   */
  PatchRow row(int i) throws DataException {
    byte[] bytes = read(rows, (long) i * layout.size(), layout.size());
    Optional<PatchRow> row = layout.read(bytes);
    if (row.isEmpty()) {
      throw new DataException(
          DataException.Code.CORRUPT,
          folder.resolve(ROWS),
          "row " + i + " is damaged",
          "delete the folder " + folder + " and count anew");
    }
    return row.get();
  }

  /** Its count, or NaN. */
  double count(int i) throws DataException {
    return ByteBuffer.wrap(read(counts, (long) i * Double.BYTES, Double.BYTES)).getDouble();
  }

  /** The sum over the first rows, if one was kept. */
  Optional<RunningSum> sum() throws DataException {
    Path file = folder.resolve(SUM);
    try {
      return Files.exists(file) ? RunningSum.read(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Keeps a sum in place of the one before. */
  void keep(RunningSum sum) throws DataException {
    Path part = folder.resolve(SUM + ".part");
    try {
      Files.write(part, sum.bytes(), StandardOpenOption.CREATE, StandardOpenOption.DSYNC);
      Files.move(
          part,
          folder.resolve(SUM),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private void write(FileChannel to, ByteBuffer bytes, long at) throws DataException {
    try {
      for (long place = at; bytes.hasRemaining(); ) {
        place += to.write(bytes, place);
      }
      to.force(false);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private byte[] read(FileChannel from, long at, int length) throws DataException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining()) {
        if (from.read(bytes, at + bytes.position()) < 0) {
          throw new EOFException("it ends too early");
        }
      }
      return bytes.array();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  @Override
  public void close() {
    try (rows;
        counts;
        sketches) {
      // All was brought to the disk when it was written.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataException failed(Path folder, IOException e) {
    return new DataException(
        DataException.Code.WRITE_FAILED,
        folder,
        "it cannot be read or written (" + e + ")",
        "check its permissions and free space",
        e);
  }
}

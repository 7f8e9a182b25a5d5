package org.cadalign.retrieve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;

/**
 * Sketches of N samples in a file, in order. Rows are appended and then committed; a run that is
 * killed loses what it had not committed, and goes on from there. Committed rows are mapped into
 * memory. The same samples give the same bytes.
 *
 * <p>Each sample has d m little-endian floats after the header; all zeros for a sample without
 * evidence. Many threads may read; one may append.
 */
public final class SketchStore implements AutoCloseable {
  private final SketchMetadata metadata;
  private final FileChannel channel;
  private final ReadWriteLock mapping = new ReentrantReadWriteLock();
  private int appended;
  private volatile int committed;
  private MappedRows mapped;

  private SketchStore(SketchMetadata metadata, FileChannel channel, int committed)
      throws IOException {
    this.metadata = metadata;
    this.channel = channel;
    this.committed = committed;
    this.appended = committed;
    this.mapped = map();
  }

  /**
   * Opens a store, or makes an empty one.
   *
   * @throws SketchStoreException if the file is something else, or a store under other metadata;
   *     the key that differs is named
   */
  public static SketchStore open(Path file, SketchMetadata metadata) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.size() == 0) {
        write(channel, StoreHeader.of(metadata), 0);
        channel.force(true);
      }
      return new SketchStore(metadata, channel, StoreHeader.check(file, channel, metadata));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What the sketches are of. */
  public SketchMetadata metadata() {
    return metadata;
  }

  /** Number of committed samples. */
  public int size() {
    return committed;
  }

  /** Whether all samples are there. */
  public boolean complete() {
    return committed == metadata.count();
  }

  /**
   * Appends the next sample. It is kept when {@link #commit} is called.
   *
   * @param sketch d rows of m numbers; empty for a sample without evidence
   */
  public synchronized void append(Optional<Jacobian> sketch) throws IOException {
    if (appended == metadata.count()) {
      throw new IllegalStateException("the store has all of its " + appended + " samples");
    }
    ByteBuffer bytes = buffer();
    if (sketch.isPresent()) {
      check(sketch.get());
      for (double[] row : sketch.get().rows()) {
        for (double value : row) {
          bytes.putFloat((float) value);
        }
      }
    }
    write(channel, bytes.position(0), StoreHeader.BYTES + (long) appended * bytes.capacity());
    appended++;
  }

  /** Makes sure that all appended samples are on the disk, and counts them. */
  public synchronized void commit() throws IOException {
    if (appended > committed) {
      channel.force(false);
      StoreHeader.commit(channel, appended);
      committed = appended;
    }
  }

  /** Number of samples that were appended since the last commit. */
  public synchronized int uncommitted() {
    return appended - committed;
  }

  /**
   * One sample's sketch as it is stored, d m numbers, the d rows one after the other; zeros for a
   * sample without evidence.
   *
   * @param into d m numbers
   */
  public void read(int sample, float[] into) throws IOException {
    Objects.checkIndex(sample, committed);
    if (!readMapped(sample, into)) {
      mapMore();
      readMapped(sample, into);
    }
  }

  /**
   * One sample's sketch.
   *
   * @return d rows of m numbers; zeros for a sample without evidence
   */
  public Jacobian sketch(int sample) throws IOException {
    float[] row = new float[metadata.rowLength()];
    read(sample, row);
    double[][] rows = new double[metadata.outputs()][metadata.size()];
    for (int i = 0; i < row.length; i++) {
      rows[i / metadata.size()][i % metadata.size()] = row[i];
    }
    return new Jacobian(rows);
  }

  /**
   * The committed sketches as Jacobians by m parameters, for whatever is done with Jacobians: pair
   * matrices and counts of them estimate those of the samples.
   */
  public GradientSource source() {
    return new SketchedSource(this, size(), 0, metadata.size());
  }

  /** Closes the file and unmaps it, when all reads have ended. What is not committed is lost. */
  @Override
  public void close() throws IOException {
    mapping.writeLock().lock();
    try {
      channel.close();
      mapped.unmap();
    } finally {
      mapping.writeLock().unlock();
    }
  }

  private boolean readMapped(int sample, float[] into) throws IOException {
    mapping.readLock().lock();
    try {
      if (!channel.isOpen()) {
        throw new ClosedChannelException();
      }
      return mapped.read(sample, into);
    } finally {
      mapping.readLock().unlock();
    }
  }

  private void mapMore() throws IOException {
    mapping.writeLock().lock();
    try {
      MappedRows more = map();
      mapped.unmap();
      mapped = more;
    } finally {
      mapping.writeLock().unlock();
    }
  }

  private MappedRows map() throws IOException {
    return new MappedRows(
        channel, StoreHeader.BYTES, metadata.rowLength(), committed, MappedRows.SEGMENT);
  }

  private void check(Jacobian sketch) {
    if (sketch.outputs() != metadata.outputs() || sketch.parameters() != metadata.size()) {
      throw new IllegalArgumentException(
          "a sketch of %d rows of %d, a store of %d of %d"
              .formatted(
                  sketch.outputs(), sketch.parameters(), metadata.outputs(), metadata.size()));
    }
  }

  private ByteBuffer buffer() {
    return ByteBuffer.allocate(Float.BYTES * metadata.rowLength()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}

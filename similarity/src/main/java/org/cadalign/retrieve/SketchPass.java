package org.cadalign.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.cadalign.count.CountOptions;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.OrderedBatches;

/** Fills a store with the sketches of a network's samples, from where it was left. */
public final class SketchPass {
  // About a second of a large network's Jacobians, and few waits for the disk.
  private static final int COMMIT_EVERY = 64;

  private final GradientSource source;
  private final SketchStore store;
  private final CountOptions options;

  private SketchPass(GradientSource source, SketchStore store, CountOptions options) {
    this.source = source;
    this.store = store;
    this.options = options;
  }

  /**
   * Sketches all samples that the store does not have.
   *
   * @param options batch, workers, floor, and progress, which is told the size of the store
   */
  public static void run(GradientSource source, SketchStore store, CountOptions options)
      throws IOException, InterruptedException {
    SketchMetadata metadata = store.metadata();
    if (source.size() != metadata.count()
        || source.outputs() != metadata.outputs()
        || source.parameters() != metadata.parameters()) {
      throw new IllegalArgumentException("the store is of another network, or of other samples");
    }
    try {
      new SketchPass(source, store, options).run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      store.commit();
    }
  }

  private void run() throws InterruptedException {
    int done = store.size();
    OrderedBatches.run(
        source.size() - done,
        options.batch(),
        options.workers(),
        (from, to) -> source.jacobians(done + from, done + to).stream().map(this::sketch).toList(),
        this::append);
  }

  private Optional<Jacobian> sketch(Jacobian jacobian) {
    CountSketch sketch = store.metadata().sketch();
    return switch (store.metadata().content()) {
      case KERNEL -> Optional.of(sketch.kernel(jacobian));
      case CORRELATION -> sketch.correlation(jacobian, options.floor());
    };
  }

  private void append(List<Optional<Jacobian>> sketches) {
    try {
      for (Optional<Jacobian> sketch : sketches) {
        store.append(sketch);
        if (store.uncommitted() == COMMIT_EVERY) {
          store.commit();
        }
      }
      options.progress().accept(store.size() + store.uncommitted());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

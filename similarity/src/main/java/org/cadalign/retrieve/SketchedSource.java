package org.cadalign.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;

/**
 * Some buckets of stored sketches, as Jacobians.
 *
 * @param store of the sketches
 * @param size number of samples
 * @param from first bucket
 * @param to bucket after the last
 */
record SketchedSource(SketchStore store, int size, int from, int to) implements GradientSource {
  @Override
  public int outputs() {
    return store.metadata().outputs();
  }

  @Override
  public int parameters() {
    return to - from;
  }

  @Override
  public List<Jacobian> jacobians(int first, int after) {
    return IntStream.range(first, after).mapToObj(this::sketch).toList();
  }

  private Jacobian sketch(int sample) {
    try {
      return new Jacobian(
          Arrays.stream(store.sketch(sample).rows())
              .map(row -> Arrays.copyOfRange(row, from, to))
              .toArray(double[][]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

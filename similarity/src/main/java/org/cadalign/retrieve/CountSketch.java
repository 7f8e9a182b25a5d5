package org.cadalign.retrieve;

import java.util.Optional;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;
import org.cadalign.kernel.Whitening.Root;

/**
 * A random map from gradients of p numbers to sketches of m: each parameter goes to one of m
 * buckets, with a random sign. Inner products of sketches are those of gradients in the mean.
 * Bucket and sign come from the seed and the parameter's index; there is no table.
 *
 * @param size m, number of buckets
 * @param seed of the map; only sketches of the same map can be compared
 */
public record CountSketch(int size, long seed) {
  public CountSketch {
    if (size < 1) {
      throw new IllegalArgumentException("a sketch needs buckets");
    }
  }

  /**
   * Sketch of a Jacobian: inner products of rows are those of K in the mean.
   *
   * @return d rows of m numbers, the Jacobian of the outputs by m random combinations of parameters
   */
  public Jacobian kernel(Jacobian jacobian) {
    double[][] rows = jacobian.rows();
    double[][] sketch = new double[rows.length][size];
    for (int i = 0; i < jacobian.parameters(); i++) {
      long hash = mix(seed + i * 0x9E3779B97F4A7C15L);
      int bucket = (int) (((hash >>> 33) * size) >>> 31);
      for (int output = 0; output < rows.length; output++) {
        double value = rows[output][i];
        sketch[output][bucket] += (hash & 1) == 0 ? value : -value;
      }
    }
    return new Jacobian(sketch);
  }

  /**
   * Sketch of a Jacobian whose rows are orthonormal: the inner product of two such sketches, as
   * vectors of d m numbers, is d k^C in the mean, with a standard deviation below sqrt(d / m).
   *
   * <p>The sketch's own rows are made orthonormal again. That takes away the error where it would
   * hurt most: a sample is similar to itself by one exactly, and to its likes nearly so.
   *
   * @param floor see {@link Whitening#FLOOR}
   * @return d rows of m numbers; empty for a sample without evidence
   */
  public Optional<Jacobian> correlation(Jacobian jacobian, double floor) {
    return Whitening.of(KernelMatrix.of(jacobian, jacobian), floor) instanceof Root
        ? orthonormal(kernel(jacobian), floor)
        : Optional.empty();
  }

  private static Optional<Jacobian> orthonormal(Jacobian sketch, double floor) {
    return Whitening.of(KernelMatrix.of(sketch, sketch), floor) instanceof Root root
        ? Optional.of(new Jacobian(root.times(sketch.rows())))
        : Optional.empty();
  }

  /** The last step of SplitMix64: every bit of the result depends on every bit of the index. */
  private static long mix(long z) {
    long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }
}

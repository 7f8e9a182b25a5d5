package org.cadalign.trust;

import java.util.Optional;
import java.util.function.Function;
import org.cadalign.gradient.Jacobian;
import org.cadalign.spec.NetworkSpec;

/**
 * How Jacobians are sketched: those of an image as those that they are compared with.
 *
 * @param parameters p
 * @param width numbers in a row of a sketch, m
 * @param seed of the random map
 */
record Sketching(int parameters, int width, long seed) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** As the examples were, else by a seed. */
  static Sketching of(NetworkSpec spec, Optional<TrainingExamples> examples, long seed) {
    int parameters = Math.toIntExact(spec.size());
    return examples
        .map(e -> new Sketching(parameters, e.width(), e.seed()))
        .orElseGet(() -> new Sketching(parameters, ExampleMaker.WIDTH, seed));
  }

  /** From a Jacobian to d rows of m numbers. */
  Function<Jacobian, float[][]> sketch() {
    int[] bucket = new int[parameters];
    for (int i = 0; i < parameters; i++) {
      long hash = mixed(seed * GOLDEN + i);
      int sign = hash < 0 ? -1 : 1;
      bucket[i] = sign * (1 + (int) ((hash >>> 1) % width));
    }
    return jacobian -> sketch(jacobian, bucket);
  }

  private float[][] sketch(Jacobian jacobian, int[] bucket) {
    float[][] sketch = new float[jacobian.outputs()][width];
    for (int row = 0; row < sketch.length; row++) {
      double[] sums = new double[width];
      double[] gradient = jacobian.rows()[row];
      for (int i = 0; i < gradient.length; i++) {
        sums[Math.abs(bucket[i]) - 1] += bucket[i] < 0 ? -gradient[i] : gradient[i];
      }
      for (int k = 0; k < width; k++) {
        sketch[row][k] = (float) sums[k];
      }
    }
    return sketch;
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

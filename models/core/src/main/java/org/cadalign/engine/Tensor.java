package org.cadalign.engine;

import java.util.Arrays;

/**
 * A dense float32 array in row-major order, as it crosses the engine seam.
 *
 * @param data the values; not copied, so a caller gives it away
 * @param shape lengths of the axes, outermost first
 */
public record Tensor(float[] data, long... shape) {
  public Tensor {
    long n = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (n != data.length) {
      throw new IllegalArgumentException(
          data.length + " values do not fill shape " + Arrays.toString(shape));
    }
  }

  public static Tensor zeros(long... shape) {
    long n = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return new Tensor(new float[Math.toIntExact(n)], shape);
  }

  /** Length of one axis. */
  public int length(int axis) {
    return Math.toIntExact(shape[axis]);
  }
}

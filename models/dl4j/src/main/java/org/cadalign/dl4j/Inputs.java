package org.cadalign.dl4j;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.cadalign.engine.Tensor;

/** Named tensors of a pass, checked when they are asked for. */
record Inputs(Map<String, Tensor> tensors) {
  /** Any length of an axis. */
  static final long ANY = -1;

  /**
   * The tensor of that name.
   *
   * @param shape that it must have; {@link #ANY} for any length
   */
  Tensor get(String name, long... shape) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("input '" + name + "' is missing");
    }
    if (!fits(tensor.shape(), shape)) {
      throw new IllegalArgumentException(
          "input '%s' has shape %s, expected %s (-1: any)"
              .formatted(name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
    }
    return tensor;
  }

  /** A single value, of whatever shape. */
  double scalar(String name) {
    return scalarIfPresent(name)
        .orElseThrow(() -> new IllegalArgumentException("input '" + name + "' is missing"));
  }

  /** A single value, if it was given. */
  Optional<Double> scalarIfPresent(String name) {
    Optional<Tensor> tensor = Optional.ofNullable(tensors.get(name));
    if (tensor.isPresent() && tensor.get().data().length != 1) {
      throw new IllegalArgumentException("input '" + name + "' must be a single value");
    }
    return tensor.map(found -> (double) found.data()[0]);
  }

  private static boolean fits(long[] found, long[] expected) {
    boolean fits = found.length == expected.length;
    for (int i = 0; fits && i < found.length; i++) {
      fits = expected[i] == ANY || expected[i] == found[i];
    }
    return fits;
  }
}

package org.cadalign.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Named tensors of a pass, checked when they are asked for.
 *
 * @param <T> an engine's own tensor
 */
public abstract class NamedTensors<T> {
  /** Any length of an axis. */
  public static final long ANY = -1;

  private final Map<String, T> tensors;

  /**
   * Tensors by name.
   *
   * @param tensors not copied
   */
  protected NamedTensors(Map<String, T> tensors) {
    this.tensors = tensors;
  }

  /** Lengths of a tensor's axes, outermost first. */
  protected abstract long[] shape(T tensor);

  /** The value of a tensor that has one. */
  protected abstract double value(T tensor);

  /**
   * The tensor of that name.
   *
   * @param shape that it must have; {@link #ANY} for any length
   * @throws IllegalArgumentException if there is none, or it has another shape
   */
  public final T get(String name, long... shape) {
    T tensor = Optional.ofNullable(tensors.get(name)).orElseThrow(() -> missing(name));
    if (!fits(shape(tensor), shape)) {
      throw new IllegalArgumentException(
          "input '%s' has shape %s, expected %s (-1: any)"
              .formatted(name, Arrays.toString(shape(tensor)), Arrays.toString(shape)));
    }
    return tensor;
  }

  /**
   * A single value, of whatever shape.
   *
   * @throws IllegalArgumentException if there is none
   */
  public final double scalar(String name) {
    return scalarIfPresent(name).orElseThrow(() -> missing(name));
  }

  /**
   * A single value, if it was given.
   *
   * @throws IllegalArgumentException if it has more than one
   */
  public final Optional<Double> scalarIfPresent(String name) {
    Optional<T> tensor = Optional.ofNullable(tensors.get(name));
    if (tensor.isPresent() && Arrays.stream(shape(tensor.get())).reduce(1, (a, b) -> a * b) != 1) {
      throw new IllegalArgumentException("input '" + name + "' must be a single value");
    }
    return tensor.map(this::value);
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("input '" + name + "' is missing");
  }

  private static boolean fits(long[] found, long[] expected) {
    boolean fits = found.length == expected.length;
    for (int i = 0; fits && i < found.length; i++) {
      fits = expected[i] == ANY || expected[i] == found[i];
    }
    return fits;
  }
}

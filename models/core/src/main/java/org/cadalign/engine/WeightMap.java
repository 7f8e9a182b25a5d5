package org.cadalign.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.Parameter;

/** A network's parameters as tensors by name: made, checked, and laid out in one array. */
public final class WeightMap {
  private WeightMap() {}

  /** Fresh weights; equal seeds give equal bytes. */
  public static SortedMap<String, Tensor> draw(NetworkSpec spec, long seed) {
    SortedMap<String, Tensor> weights = new TreeMap<>();
    spec.parameters().forEach(p -> weights.put(p.name(), new Tensor(p.draw(seed), p.shape())));
    return Collections.unmodifiableSortedMap(weights);
  }

  /**
   * Checks that weights are a network's, neither more nor fewer.
   *
   * @throws IllegalArgumentException naming the first parameter that is missing, foreign or
   *     misshapen
   */
  public static void check(NetworkSpec spec, Map<String, Tensor> weights) {
    List<Parameter> parameters = spec.parameters();
    for (Parameter parameter : parameters) {
      Tensor values = weights.get(parameter.name());
      if (values == null) {
        throw new IllegalArgumentException("parameter " + parameter.name() + " is missing");
      }
      if (!Arrays.equals(values.shape(), parameter.shape())) {
        throw new IllegalArgumentException(
            "parameter %s has shape %s instead of %s"
                .formatted(
                    parameter.name(),
                    Arrays.toString(values.shape()),
                    Arrays.toString(parameter.shape())));
      }
    }
    if (weights.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "%d parameters instead of %d".formatted(weights.size(), parameters.size()));
    }
  }

  /** All values one after the other in name order, as {@link Network.Gradient} has them. */
  public static float[] flatten(SortedMap<String, Tensor> weights) {
    int size = weights.values().stream().mapToInt(t -> t.data().length).reduce(0, Math::addExact);
    float[] flat = new float[size];
    int at = 0;
    for (Tensor tensor : weights.values()) {
      System.arraycopy(tensor.data(), 0, flat, at, tensor.data().length);
      at += tensor.data().length;
    }
    return flat;
  }

  /** The inverse of {@link #flatten}. */
  public static SortedMap<String, Tensor> unflatten(NetworkSpec spec, float[] flat) {
    Objects.checkFromToIndex(0, Math.toIntExact(spec.size()), flat.length);
    SortedMap<String, Tensor> weights = new TreeMap<>();
    int at = 0;
    for (Parameter parameter : spec.parameters()) {
      int size = Math.toIntExact(parameter.size());
      float[] values = Arrays.copyOfRange(flat, at, at + size);
      weights.put(parameter.name(), new Tensor(values, parameter.shape()));
      at += size;
    }
    return Collections.unmodifiableSortedMap(weights);
  }
}

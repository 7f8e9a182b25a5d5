package org.cadalign.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.Parameter;

/**
 * Derivatives by all parameters of a network, one after the other in name order, being added up.
 */
final class Sums {
  private final Map<String, Integer> starts = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final double[] values;

  Sums(NetworkSpec spec) {
    int at = 0;
    for (Parameter parameter : spec.parameters()) {
      starts.put(parameter.name(), at);
      sizes.put(parameter.name(), Math.toIntExact(parameter.size()));
      at += Math.toIntExact(parameter.size());
    }
    this.values = new double[at];
  }

  /**
   * Adds derivatives that are laid out in another order.
   *
   * @param places of parameters in what is added
   */
  void add(Map<String, Integer> places, double[] derivatives) {
    places.forEach((name, from) -> add(name, derivatives, from));
  }

  /** Adds the derivatives by one parameter. */
  void add(String name, double[] derivatives, int from) {
    int start = starts.get(name);
    for (int i = 0; i < sizes.get(name); i++) {
      values[start + i] += derivatives[from + i];
    }
  }

  /** The sums themselves. */
  double[] values() {
    return values;
  }
}

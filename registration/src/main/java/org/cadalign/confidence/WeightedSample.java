package org.cadalign.confidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers that count for more or less. */
final class WeightedSample {
  private final List<Item> items = new ArrayList<>();
  private double total;

  private record Item(double value, double weight) {}

  void add(double value, double weight) {
    items.add(new Item(value, weight));
    total += weight;
  }

  double mean() {
    return items.stream().mapToDouble(item -> item.value * item.weight).sum() / total;
  }

  /** Quantiles at the probabilities (i + 1/2) / n, linear between the middles of the items. */
  List<Double> quantiles(int n) {
    List<Item> sorted = items.stream().sorted(Comparator.comparingDouble(Item::value)).toList();
    List<Double> quantiles = new ArrayList<>();
    int at = 0;
    double below = 0;
    for (int i = 0; i < n; i++) {
      double target = (i + 0.5) / n * total;
      while (at + 1 < sorted.size()
          && below + sorted.get(at).weight + sorted.get(at + 1).weight / 2 < target) {
        below += sorted.get(at).weight;
        at++;
      }
      quantiles.add(between(sorted, at, target - below - sorted.get(at).weight / 2));
    }
    return quantiles;
  }

  private static double between(List<Item> sorted, int at, double beyond) {
    Item low = sorted.get(at);
    if (beyond <= 0 || at + 1 == sorted.size()) {
      return low.value;
    }
    Item high = sorted.get(at + 1);
    return low.value + (high.value - low.value) * beyond / ((low.weight + high.weight) / 2);
  }
}

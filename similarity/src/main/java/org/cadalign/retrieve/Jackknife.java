package org.cadalign.retrieve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.count.Gram;
import org.cadalign.count.GramOptions;
import org.cadalign.count.PairCounts;
import org.cadalign.count.PairEstimator;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.CorrelationMatrix;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;
import org.cadalign.kernel.Whitening.Root;

/**
 * Counts from sketches, and from sketches without each group of buckets in turn. Products of groups
 * are computed once; what leaves one out is the whole less that group's.
 */
final class Jackknife {
  private final SketchStore store;
  private final int groups;
  private final List<PairEstimator> estimators;
  private final List<Gram> parts = new ArrayList<>();
  // Of the whole, then of the whole without each group; for each of them one of every sample.
  private final List<List<Whitening>> whitenings = new ArrayList<>();
  private final BitSet evidence = new BitSet();
  private final double[][][] counts;

  Jackknife(SketchStore store, int groups, List<PairEstimator> estimators) {
    this.store = store;
    this.groups = groups;
    this.estimators = List.copyOf(estimators);
    this.counts = new double[groups + 1][estimators.size()][store.size()];
  }

  SketchedCounts run(GramOptions options) throws InterruptedException {
    whiten(options.floor());
    GramOptions share = options.withMemory(Math.max(1, options.memory() / (groups + 2)));
    for (int group = 0; group < groups; group++) {
      parts.add(Gram.of(source(group), share));
    }
    int step = parts.get(0).blockRows();
    for (int from = 0; from < store.size(); from += step) {
      count(from, Math.min(store.size(), from + step));
    }
    return new SketchedCounts(new PairCounts(estimators, counts[0], evidence), errors());
  }

  private SketchedSource source(int group) {
    return new SketchedSource(store, store.size(), edge(group), edge(group + 1));
  }

  private int edge(int group) {
    return (int) ((long) store.metadata().size() * group / groups);
  }

  private void whiten(double floor) {
    SketchedSource all = new SketchedSource(store, store.size(), 0, store.metadata().size());
    IntStream.rangeClosed(0, groups).forEach(i -> whitenings.add(new ArrayList<>()));
    for (int sample = 0; sample < store.size(); sample++) {
      Jacobian sketch = all.jacobians(sample, sample + 1).get(0);
      double[][] own = KernelMatrix.of(sketch, sketch);
      whitenings.get(0).add(Whitening.of(own, floor));
      evidence.set(sample, whitenings.get(0).get(sample) instanceof Root);
      for (int group = 0; group < groups; group++) {
        Jacobian part = source(group).jacobians(sample, sample + 1).get(0);
        double[][] rest = minus(own, KernelMatrix.of(part, part));
        whitenings.get(group + 1).add(Whitening.of(rest, floor));
      }
    }
  }

  private void count(int from, int to) throws InterruptedException {
    List<double[][]> kernels = new ArrayList<>();
    double[][] whole = parts.get(0).kernel(from, to);
    kernels.add(whole);
    for (Gram part : parts.subList(1, groups)) {
      double[][] kernel = part.kernel(from, to);
      kernels.add(kernel);
      whole = plus(whole, kernel);
    }
    count(0, whole, from, to);
    for (int group = 0; group < groups; group++) {
      count(group + 1, minus(whole, kernels.get(group)), from, to);
    }
  }

  private void count(int variant, double[][] kernel, int from, int to) {
    for (int i = evidence.nextSetBit(from); i >= 0 && i < to; i = evidence.nextSetBit(i + 1)) {
      for (int j = evidence.nextSetBit(0); j >= 0; j = evidence.nextSetBit(j + 1)) {
        double similarity = i == j ? 1 : similarity(variant, kernel, i - from, i, j);
        for (int e = 0; e < estimators.size(); e++) {
          counts[variant][e][i] += estimators.get(e).term(similarity);
        }
      }
    }
  }

  /** Zero where a sketch has lost its evidence with the group that was left out. */
  private double similarity(int variant, double[][] kernel, int row, int i, int j) {
    List<Whitening> all = whitenings.get(variant);
    return all.get(i) instanceof Root left && all.get(j) instanceof Root right
        ? CorrelationMatrix.similarity(left, kernel, row, j, right)
        : 0;
  }

  private double[][] errors() {
    double[][] errors = new double[estimators.size()][store.size()];
    for (int e = 0; e < errors.length; e++) {
      for (int i = 0; i < errors[e].length; i++) {
        errors[e][i] = error(e, i);
      }
    }
    return errors;
  }

  private double error(int e, int i) {
    double mean =
        IntStream.rangeClosed(1, groups).mapToDouble(v -> counts[v][e][i]).average().orElseThrow();
    double squares =
        IntStream.rangeClosed(1, groups)
            .mapToDouble(v -> Math.pow(counts[v][e][i] - mean, 2))
            .sum();
    return Math.sqrt(squares * (groups - 1) / groups);
  }

  private static double[][] plus(double[][] a, double[][] b) {
    return combined(a, b, 1);
  }

  private static double[][] minus(double[][] a, double[][] b) {
    return combined(a, b, -1);
  }

  private static double[][] combined(double[][] a, double[][] b, double sign) {
    double[][] sum = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < sum[i].length; j++) {
        sum[i][j] = a[i][j] + sign * b[i][j];
      }
    }
    return sum;
  }
}

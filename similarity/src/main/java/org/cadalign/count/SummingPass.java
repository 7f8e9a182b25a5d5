package org.cadalign.count;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.OrderedBatches;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;

/** The first pass of soft counts: sums the Jacobians of all samples, under some kernels. */
final class SummingPass {
  private final GradientSource source;
  private final List<SummedKernel> kernels;
  private final CountOptions options;
  private final List<OrderedSum> sums;
  private final List<double[][]> own = new ArrayList<>();
  private final long[] samples;

  SummingPass(GradientSource source, List<SummedKernel> kernels, CountOptions options) {
    this.source = source;
    this.kernels = List.copyOf(kernels);
    this.options = options;
    this.sums =
        kernels.stream().map(k -> new OrderedSum(source.outputs(), source.parameters())).toList();
    this.samples = new long[kernels.size()];
  }

  FirstPass run() throws InterruptedException {
    OrderedBatches.run(
        source.size(), options.batch(), options.workers(), this::addOrAbandon, this::note);
    return new FirstPass(IntStream.range(0, kernels.size()).mapToObj(this::result).toList(), own);
  }

  private List<double[][]> addOrAbandon(int from, int to) throws InterruptedException {
    try {
      return add(from, to);
    } catch (RuntimeException | Error | InterruptedException e) {
      sums.forEach(sum -> sum.abandon(from));
      throw e;
    }
  }

  private List<double[][]> add(int from, int to) throws InterruptedException {
    List<Jacobian> jacobians = source.jacobians(from, to);
    List<double[][]> found = jacobians.stream().map(j -> KernelMatrix.of(j, j)).toList();
    for (int i = 0; i < jacobians.size(); i++) {
      for (int k = 0; k < sums.size(); k++) {
        add(sums.get(k), from + i, weights(k, found.get(i)), jacobians.get(i));
      }
    }
    return found;
  }

  private static void add(OrderedSum sum, long sample, Whitening weights, Jacobian jacobian)
      throws InterruptedException {
    if (weights instanceof Whitening.Root root) {
      sum.add(sample, root.inverseRoot(), jacobian);
    } else {
      sum.skip(sample);
    }
  }

  private Whitening weights(int k, double[][] kernel) {
    return kernels.get(k).weights(kernel, options.floor());
  }

  private void note(List<double[][]> found) {
    for (double[][] kernel : found) {
      own.add(kernel);
      for (int k = 0; k < samples.length; k++) {
        samples[k] += weights(k, kernel) instanceof Whitening.Root ? 1 : 0;
      }
    }
    options.progress().accept(own.size());
  }

  private GradientSum result(int k) {
    return new GradientSum(kernels.get(k), sums.get(k).rows(), samples[k], own.size() - samples[k]);
  }
}

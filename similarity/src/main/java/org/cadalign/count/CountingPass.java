package org.cadalign.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.OrderedBatches;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;

/** The second pass of soft counts: inner products of each sample with some sums. */
final class CountingPass {
  private final GradientSource source;
  private final List<GradientSum> sums;
  private final CountOptions options;
  private final double[][] directions;
  private final List<List<Optional<SoftCount>>> counts = new ArrayList<>();

  /**
   * Inner products of one sample.
   *
   * @param own K(x, x)
   * @param along J(x) with the rows of all sums, d rows
   */
  private record Products(double[][] own, double[][] along) {}

  CountingPass(GradientSource source, List<GradientSum> sums, CountOptions options) {
    this.source = source;
    this.sums = List.copyOf(sums);
    this.options = options;
    for (GradientSum sum : sums) {
      if (sum.outputs() != source.outputs() || sum.parameters() != source.parameters()) {
        throw new IllegalArgumentException(
            "a sum of %d outputs and %d parameters, a network of %d and %d"
                .formatted(sum.outputs(), sum.parameters(), source.outputs(), source.parameters()));
      }
      counts.add(new ArrayList<>());
    }
    this.directions =
        sums.stream().flatMap(sum -> Arrays.stream(sum.rows())).toArray(double[][]::new);
  }

  List<Counts> fromJacobians() throws InterruptedException {
    return run((from, to) -> source.jacobians(from, to).stream().map(this::products).toList());
  }

  /**
   * From directional derivatives.
   *
   * @param own K(x, x) of each sample
   */
  List<Counts> fromDirections(List<double[][]> own) throws InterruptedException {
    if (own.size() != source.size()) {
      throw new IllegalArgumentException(
          "a first pass over " + own.size() + " samples, now " + source.size());
    }
    return run((from, to) -> products(own, from, source.directional(from, to, directions)));
  }

  private Products products(Jacobian jacobian) {
    return new Products(
        KernelMatrix.of(jacobian, jacobian), KernelMatrix.products(jacobian.rows(), directions));
  }

  private static List<Products> products(List<double[][]> own, int from, List<double[][]> along) {
    return IntStream.range(0, along.size())
        .mapToObj(i -> new Products(own.get(from + i), along.get(i)))
        .toList();
  }

  private List<Counts> run(OrderedBatches.Task<List<Products>> task) throws InterruptedException {
    OrderedBatches.run(source.size(), options.batch(), options.workers(), task, this::note);
    return IntStream.range(0, sums.size())
        .mapToObj(k -> new Counts(counts.get(k), sums.get(k).samples()))
        .toList();
  }

  private void note(List<Products> found) {
    for (Products products : found) {
      for (int k = 0; k < sums.size(); k++) {
        counts.get(k).add(count(k, products));
      }
    }
    options.progress().accept(counts.get(0).size());
  }

  private Optional<SoftCount> count(int k, Products products) {
    int d = source.outputs();
    Whitening weights = sums.get(k).kernel().weights(products.own(), options.floor());
    if (!(weights instanceof Whitening.Root root)) {
      return Optional.empty();
    }
    double[][] along =
        Arrays.stream(products.along())
            .map(row -> Arrays.copyOfRange(row, k * d, (k + 1) * d))
            .toArray(double[][]::new);
    return Optional.of(new SoftCount(root.times(along)));
  }
}

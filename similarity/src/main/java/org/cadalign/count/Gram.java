package org.cadalign.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.OrderedBatches;
import org.cadalign.kernel.CorrelationMatrix;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;
import org.cadalign.kernel.Whitening.Root;

/**
 * Exact kernels of all pairs of samples, some rows at a time: K, K^C and k^C. For up to some
 * thousand samples.
 */
public final class Gram implements SimilarityRows {
  private final GradientSource source;
  private final GramOptions options;
  private final List<Whitening> whitenings = new ArrayList<>();
  private Optional<double[][]> held = Optional.empty();

  private Gram(GradientSource source, GramOptions options) {
    this.source = source;
    this.options = options;
  }

  /** Computes all Jacobians once, and holds them if they fit. */
  public static Gram of(GradientSource source, GramOptions options) throws InterruptedException {
    Gram gram = new Gram(source, options);
    gram.open();
    return gram;
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public boolean hasEvidence(int sample) {
    return whitenings.get(sample) instanceof Root;
  }

  /** K(x, x)^(-1/2) of a sample, or why there is none. */
  public Whitening whitening(int sample) {
    return whitenings.get(sample);
  }

  @Override
  public int blockRows() {
    long row = Math.max(1, 8L * size() * source.outputs() * source.outputs());
    long byResult = options.memory() / 4 / row;
    long rows = held.isPresent() ? byResult : Math.min(byResult, blockSamples());
    return (int) Math.max(1, Math.min(rows, size()));
  }

  /**
   * K of some samples with all.
   *
   * @param from first sample
   * @param to sample after the last
   * @return (to - from) d rows, d for each sample, and N d columns
   */
  public double[][] kernel(int from, int to) throws InterruptedException {
    double[][] left = gradients(from, to);
    double[][] kernel = new double[left.length][size() * source.outputs()];
    int step = held.isPresent() ? size() : blockSamples();
    for (int column = 0; column < size(); column += step) {
      double[][] right = gradients(column, Math.min(size(), column + step));
      multiply(left, right, kernel, column * source.outputs());
    }
    return kernel;
  }

  /** Writes the products of all pairs of rows into some columns of the result. */
  private void multiply(double[][] left, double[][] right, double[][] kernel, int column)
      throws InterruptedException {
    OrderedBatches.run(
        left.length,
        Math.max(1, left.length / (4 * options.workers())),
        options.workers(),
        (from, to) -> {
          double[][] products = BlockProduct.of(left, from, to, right);
          for (int row = from; row < to; row++) {
            System.arraycopy(products[row - from], 0, kernel[row], column, right.length);
          }
          return to;
        },
        row -> {});
  }

  @Override
  public double[][] rows(int from, int to) throws InterruptedException {
    double[][] kernel = kernel(from, to);
    double[][] rows = new double[to - from][size()];
    for (int i = from; i < to; i++) {
      if (whitenings.get(i) instanceof Root root) {
        fill(rows[i - from], root, kernel, i - from);
      }
    }
    return rows;
  }

  private void fill(double[] similarities, Root root, double[][] kernel, int row) {
    for (int j = 0; j < similarities.length; j++) {
      if (whitenings.get(j) instanceof Root other) {
        similarities[j] = CorrelationMatrix.similarity(root, kernel, row, j, other);
      }
    }
  }

  /**
   * K of one pair, out of the rows of {@link #kernel}.
   *
   * @param kernel d rows for each sample
   * @param row of the first sample, in the order of kernel's rows
   * @param sample the second sample
   * @return d rows and d columns
   */
  public double[][] block(double[][] kernel, int row, int sample) {
    int d = source.outputs();
    double[][] block = new double[d][];
    for (int a = 0; a < d; a++) {
      block[a] = Arrays.copyOfRange(kernel[row * d + a], sample * d, (sample + 1) * d);
    }
    return block;
  }

  private void open() throws InterruptedException {
    List<double[]> rows = new ArrayList<>();
    boolean hold = size() * bytes() <= options.memory() / 2;
    run(
        0,
        size(),
        jacobian -> {
          double[][] own = KernelMatrix.of(jacobian, jacobian);
          whitenings.add(Whitening.of(own, options.floor()));
          if (hold) {
            rows.addAll(Arrays.asList(jacobian.rows()));
          }
        });
    held = hold ? Optional.of(rows.toArray(double[][]::new)) : Optional.empty();
  }

  /** Bytes of one sample's Jacobian. */
  private long bytes() {
    return 8L * source.outputs() * source.parameters();
  }

  /** Samples whose Jacobians are held as one factor of a product. */
  private int blockSamples() {
    return (int) Math.max(1, Math.min(size(), options.memory() / 4 / bytes()));
  }

  private double[][] gradients(int from, int to) throws InterruptedException {
    int d = source.outputs();
    if (held.isPresent()) {
      return Arrays.copyOfRange(held.get(), from * d, to * d);
    }
    List<double[]> rows = new ArrayList<>();
    run(from, to, jacobian -> rows.addAll(Arrays.asList(jacobian.rows())));
    return rows.toArray(double[][]::new);
  }

  private void run(int from, int to, Consumer<Jacobian> each) throws InterruptedException {
    OrderedBatches.run(
        to - from,
        options.batch(),
        options.workers(),
        (a, b) -> source.jacobians(from + a, from + b),
        batch -> batch.forEach(each));
  }
}

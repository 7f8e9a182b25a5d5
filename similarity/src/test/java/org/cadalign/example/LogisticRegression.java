package org.cadalign.example;

import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.InnerProduct;
import org.cadalign.gradient.Jacobian;

/** A network that is not ours: one unit, f(x) = 1 / (1 + exp(-(w x + b))), and its samples. */
record LogisticRegression(double[] weights, double bias, double[][] samples)
    implements GradientSource {
  double output(double[] x) {
    return 1 / (1 + Math.exp(-InnerProduct.of(weights, x) - bias));
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public int parameters() {
    return weights.length + 1;
  }

  @Override
  public List<Jacobian> jacobians(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> jacobian(samples[i])).toList();
  }

  private Jacobian jacobian(double[] x) {
    double slope = output(x) * (1 - output(x));
    double[] row = new double[parameters()];
    for (int i = 0; i < x.length; i++) {
      row[i] = slope * x[i];
    }
    row[x.length] = slope;
    return new Jacobian(new double[][] {row});
  }
}

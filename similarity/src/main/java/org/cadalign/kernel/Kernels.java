package org.cadalign.kernel;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.Whitening.Root;

/**
 * The kernels of the paper's sections 2 and 3 between two samples. What divides by K(x, x) or K(x',
 * x') is empty where that is singular.
 */
public final class Kernels {
  private Kernels() {}

  /**
   * k^I(x, x'), the inner product of the gradients of a single output.
   *
   * @throws IllegalArgumentException if there are several outputs
   */
  public static double inner(Jacobian x, Jacobian other) {
    if (x.outputs() != 1 || other.outputs() != 1) {
      throw new IllegalArgumentException("k^I is of one output, not of " + x.outputs());
    }
    return KernelMatrix.of(x, other)[0][0];
  }

  /**
   * k^N(x, x') = k^I(x, x') / k^I(x, x) for a single output: how far f(x') moves when the smallest
   * step of the parameters moves f(x) by one.
   *
   * @throws IllegalArgumentException if there are several outputs
   */
  public static OptionalDouble influence(Jacobian x, Jacobian other) {
    double inner = inner(x, other);
    return root(x)
        .mapToDouble(root -> inner * root.inverseRoot()[0][0] * root.inverseRoot()[0][0])
        .findFirst();
  }

  /**
   * K^N(x, x') = K(x', x) K(x, x)^(-1): the smallest step of the parameters that moves the outputs
   * at x by v moves those at x' by K^N v.
   *
   * @return d rows, one for each output at x', and d columns
   */
  public static Optional<double[][]> influenceMatrix(Jacobian x, Jacobian other) {
    return root(x)
        .map(root -> root.times(root.times(KernelMatrix.of(x, other))))
        .map(SmallMatrix::transpose)
        .findFirst();
  }

  /** K^C(x, x'). */
  public static Optional<CorrelationMatrix> correlation(Jacobian x, Jacobian other) {
    return root(x)
        .flatMap(
            left ->
                root(other)
                    .map(right -> CorrelationMatrix.of(left, KernelMatrix.of(x, other), right)))
        .findFirst();
  }

  /** k^C(x, x') = Tr K^C(x, x') / d, for any number of outputs. */
  public static OptionalDouble similarity(Jacobian x, Jacobian other) {
    return correlation(x, other).stream().mapToDouble(CorrelationMatrix::similarity).findFirst();
  }

  private static Stream<Root> root(Jacobian x) {
    return Whitening.of(KernelMatrix.of(x, x)) instanceof Root root
        ? Stream.of(root)
        : Stream.empty();
  }
}

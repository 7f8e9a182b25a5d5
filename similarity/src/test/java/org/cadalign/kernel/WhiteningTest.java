package org.cadalign.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.cadalign.kernel.Whitening.NoEvidence;
import org.cadalign.kernel.Whitening.Reason;
import org.cadalign.kernel.Whitening.Root;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteningTest {
  static Stream<Arguments> singular() {
    return Stream.of(
        Arguments.of(new double[][] {{0, 0, 0}}, Reason.NO_GRADIENT),
        Arguments.of(new double[][] {{1e-200, 0, 0}}, Reason.NO_GRADIENT),
        Arguments.of(new double[][] {{0, 0, 0}, {1, 2, 3}}, Reason.DEPENDENT_OUTPUTS),
        Arguments.of(new double[][] {{1, 2, 3}, {2, 4, 6}}, Reason.DEPENDENT_OUTPUTS),
        Arguments.of(new double[][] {{1, 2, 3}, {1, 2, 3.00001f}}, Reason.DEPENDENT_OUTPUTS),
        Arguments.of(new double[][] {{1, 2}, {2, 1}, {3, 4}}, Reason.DEPENDENT_OUTPUTS),
        Arguments.of(new double[][] {{1, Double.NaN}}, Reason.NOT_FINITE),
        Arguments.of(new double[][] {{1e200, 1}}, Reason.NOT_FINITE),
        Arguments.of(new double[][] {{Double.NEGATIVE_INFINITY, 1}}, Reason.NOT_FINITE));
  }

  @ParameterizedTest
  @MethodSource("singular")
  void aSampleWithoutARootSaysWhy(double[][] rows, Reason reason) {
    Jacobian jacobian = new Jacobian(rows);
    assertThat(Whitening.of(KernelMatrix.of(jacobian, jacobian))).isEqualTo(new NoEvidence(reason));
  }

  @Property(tries = 30)
  void theRootMakesRowsOrthonormal(@ForAll long seed) {
    TinyNet net = TinyNet.random(seed, false, 3, 6, 3);
    Jacobian jacobian = net.jacobian(net.inputs(seed, 1)[0]);
    double[][] white = root(jacobian).times(jacobian.rows());
    double[][] products = KernelMatrix.products(white, white);
    for (int i = 0; i < 3; i++) {
      double[] unit = new double[3];
      unit[i] = 1;
      assertThat(products[i]).containsExactly(unit, offset(1e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-120, 1e-8, 1, 1e8, 1e120})
  void scaleDoesNotMatter(double scale) {
    double[][] rows = {{scale, 2 * scale}, {2 * scale, scale}};
    Jacobian jacobian = new Jacobian(rows);
    double[][] white = root(jacobian).times(rows);
    assertThat(white[0][0] * white[0][0] + white[0][1] * white[0][1]).isCloseTo(1, offset(1e-12));
    assertThat(white[0][0] * white[1][0] + white[0][1] * white[1][1]).isCloseTo(0, offset(1e-12));
  }

  private static Root root(Jacobian jacobian) {
    return (Root) Whitening.of(KernelMatrix.of(jacobian, jacobian));
  }
}

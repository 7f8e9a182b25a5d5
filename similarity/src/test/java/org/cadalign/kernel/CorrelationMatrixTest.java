package org.cadalign.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {
  private static final int ANGLES = 2000;

  @Property(tries = 30)
  void theBestRotationIsTheBestOfManyAngles(@ForAll long seed) {
    Jacobian[] pair = pair(seed);
    CorrelationMatrix matrix = Kernels.correlation(pair[0], pair[1]).orElseThrow();
    double best =
        IntStream.range(0, ANGLES)
            .mapToDouble(i -> turned(matrix.entries(), 2 * Math.PI * i / ANGLES))
            .max()
            .orElseThrow();
    assertThat(matrix.rotationInvariant()).isCloseTo(best, offset(1e-4));
    assertThat(matrix.rotationInvariant())
        .isBetween(Math.abs(matrix.similarity()) - 1e-12, 1 + 1e-9)
        .isCloseTo(byDeterminant(matrix.entries()), offset(1e-7));
  }

  @Property(tries = 30)
  void turningTheOutputsOfOneSampleChangesNothing(@ForAll long seed) {
    Jacobian[] pair = pair(seed);
    double plain = Kernels.correlation(pair[0], pair[1]).orElseThrow().rotationInvariant();
    double[][] turn = {{Math.cos(0.7), -Math.sin(0.7)}, {Math.sin(0.7), Math.cos(0.7)}};
    Jacobian turned = ClassOutputs.combined(pair[1], turn);
    assertThat(Kernels.correlation(pair[0], turned).orElseThrow().rotationInvariant())
        .isCloseTo(plain, offset(1e-9));
  }

  @Test
  void rotationsNeedTwoOutputs() {
    CorrelationMatrix one = new CorrelationMatrix(new double[][] {{1}});
    assertThatThrownBy(one::rotationInvariant).hasMessage("rotations need 2 outputs, not 1");
  }

  private static Jacobian[] pair(long seed) {
    TinyNet net = TinyNet.random(seed, false, 3, 6, 5, 2);
    double[][] inputs = net.inputs(seed, 2);
    return new Jacobian[] {net.jacobian(inputs[0]), net.jacobian(inputs[1])};
  }

  /** Tr(K R) / 2 for the rotation by an angle. */
  private static double turned(double[][] k, double angle) {
    return (Math.cos(angle) * (k[0][0] + k[1][1]) + Math.sin(angle) * (k[0][1] - k[1][0])) / 2;
  }

  private static double byDeterminant(double[][] k) {
    double squares = k[0][0] * k[0][0] + k[0][1] * k[0][1] + k[1][0] * k[1][0] + k[1][1] * k[1][1];
    double determinant = k[0][0] * k[1][1] - k[0][1] * k[1][0];
    return Math.sqrt(Math.max(0, squares + 2 * determinant)) / 2;
  }
}

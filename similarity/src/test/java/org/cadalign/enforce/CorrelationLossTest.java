package org.cadalign.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.cadalign.gradient.Jacobian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationLossTest {
  private static final int PARAMETERS = 11;
  private static final double STEP = 1e-6;

  @ParameterizedTest
  @CsvSource({
    "1, 1, SHARED",
    "2, 1, SHARED",
    "3, 1, SHARED",
    "1, -1, SHARED",
    "2, -0.3, SHARED",
    "3, 2, SHARED",
    "2, 1, TURNED",
    "2, -1, TURNED"
  })
  void derivativesAreThoseOfFiniteDifferences(int outputs, double weight, Frame frame) {
    CorrelationLoss loss = new CorrelationLoss(weight, frame);
    Jacobian one = random(outputs, 1);
    Jacobian other = random(outputs, 2);
    CorrelationLoss.Value value = loss.of(one, other);
    check(one, value.byOne(), () -> loss.of(one, other).loss());
    check(other, value.byOther(), () -> loss.of(one, other).loss());
  }

  @Test
  void equalEigenvaluesNeedNoException() {
    CorrelationLoss loss = new CorrelationLoss(1);
    Jacobian one = new Jacobian(new double[][] {{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}});
    Jacobian other = new Jacobian(new double[][] {{1, 3, 0, 1}, {0, 1, 2, 0}, {1, 0, 1, 1}});
    check(one, loss.of(one, other).byOne(), () -> loss.of(one, other).loss());
  }

  @Test
  void oneOutputIsTheCosine() {
    Jacobian one = new Jacobian(new double[][] {{3, 0}});
    Jacobian other = new Jacobian(new double[][] {{1, 1}});
    CorrelationLoss.Value value = new CorrelationLoss(2).of(one, other);
    assertThat(value.similarity()).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(value.loss()).isCloseTo(-2 * Math.sqrt(0.5), within(1e-15));
    assertThat(value.evidence()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, SHARED", "2, SHARED", "3, SHARED", "2, TURNED"})
  void isBestForASampleAndItself(int outputs, Frame frame) {
    Jacobian one = random(outputs, 3);
    CorrelationLoss.Value value = new CorrelationLoss(1, frame).of(one, one);
    assertThat(value.similarity()).isCloseTo(1, within(1e-12));
    for (double[] row : value.byOne()) {
      assertThat(row).containsOnly(new double[PARAMETERS], within(1e-12));
    }
  }

  @Test
  void turnedAxesCountAsTheSame() {
    Jacobian one = random(2, 4);
    Jacobian turned = turned(one, 1.1);
    assertThat(new CorrelationLoss(1).of(one, turned).similarity())
        .isCloseTo(Math.cos(1.1), within(1e-12));
    assertThat(new CorrelationLoss(1, Frame.TURNED).of(one, turned).similarity())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void singularKernelsAskForNothing() {
    Jacobian regular = random(2, 5);
    double[] row = regular.rows()[0];
    double[] twice = new double[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      twice[i] = 2 * row[i];
    }
    nothing(new Jacobian(new double[][] {row, twice}), regular);
    nothing(regular, new Jacobian(new double[][] {row, twice}));
    nothing(new Jacobian(new double[2][PARAMETERS]), regular);
    nothing(new Jacobian(new double[1][PARAMETERS]), random(1, 1));
  }

  @Test
  void refusesWhatDoesNotFit() {
    CorrelationLoss loss = new CorrelationLoss(1);
    assertThatThrownBy(() -> loss.of(random(1, 1), random(2, 1)))
        .hasMessage("Jacobians of 1 x 11 and 2 x 11");
    assertThatThrownBy(() -> new CorrelationLoss(1, Frame.TURNED).of(random(3, 1), random(3, 2)))
        .hasMessage("rotations need 2 outputs, not 3");
    assertThatThrownBy(() -> new CorrelationLoss(Double.NaN)).hasMessage("weight NaN");
  }

  private static void nothing(Jacobian one, Jacobian other) {
    CorrelationLoss.Value value = new CorrelationLoss(1).of(one, other);
    assertThat(value.evidence()).isFalse();
    assertThat(value.loss()).isZero();
    assertThat(value.byOne()).isDeepEqualTo(new double[one.outputs()][one.parameters()]);
    assertThat(value.byOther()).isDeepEqualTo(new double[one.outputs()][one.parameters()]);
  }

  private static void check(Jacobian moved, double[][] expected, DoubleSupplier loss) {
    for (int i = 0; i < moved.outputs(); i++) {
      for (int k = 0; k < moved.parameters(); k++) {
        double kept = moved.rows()[i][k];
        moved.rows()[i][k] = kept + STEP;
        double above = loss.getAsDouble();
        moved.rows()[i][k] = kept - STEP;
        double below = loss.getAsDouble();
        moved.rows()[i][k] = kept;
        assertThat((above - below) / (2 * STEP)).isCloseTo(expected[i][k], within(1e-8));
      }
    }
  }

  private static Jacobian turned(Jacobian jacobian, double angle) {
    double[][] rows = new double[2][jacobian.parameters()];
    for (int k = 0; k < jacobian.parameters(); k++) {
      double x = jacobian.rows()[0][k];
      double y = jacobian.rows()[1][k];
      rows[0][k] = Math.cos(angle) * x - Math.sin(angle) * y;
      rows[1][k] = Math.sin(angle) * x + Math.cos(angle) * y;
    }
    return new Jacobian(rows);
  }

  private static Jacobian random(int outputs, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[outputs][PARAMETERS];
    for (double[] row : rows) {
      row[0] = 1; // so that the samples are somewhat alike
      for (int k = 1; k < PARAMETERS; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return new Jacobian(rows);
  }
}

package org.cadalign.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

/** The algebra of the kernels, on networks with random weights. */
class KernelsTest {
  private static final int SAMPLES = 12;

  @Property(tries = 20)
  void correlationIsSymmetricWithinOneAndPositiveSemidefinite(
      @ForAll long seed, @ForAll boolean relu) {
    for (int outputs : new int[] {1, 2, 3}) {
      double[][] gram = gram(samples(TinyNet.random(seed, relu, 3, 6, 5, outputs), seed));
      for (int i = 0; i < SAMPLES; i++) {
        assertThat(gram[i][i]).isCloseTo(1, offset(1e-9));
        for (int j = 0; j < SAMPLES; j++) {
          assertThat(gram[i][j])
              .isCloseTo(gram[j][i], offset(1e-12))
              .isBetween(-1 - 1e-9, 1 + 1e-9);
        }
      }
      assertThat(smallestEigenvalue(gram)).isGreaterThan(-1e-9);
    }
  }

  @Property(tries = 20)
  void influenceTimesItsTransposeIsCorrelationSquared(@ForAll long seed, @ForAll boolean relu) {
    Jacobian[] samples = samples(TinyNet.random(seed, relu, 3, 6, 5, 1), seed);
    for (Jacobian a : samples) {
      for (Jacobian b : samples) {
        double there = Kernels.influence(a, b).orElseThrow();
        double back = Kernels.influence(b, a).orElseThrow();
        double correlation = Kernels.similarity(a, b).orElseThrow();
        assertThat(there * back).isCloseTo(correlation * correlation, offset(1e-10));
      }
    }
  }

  @Property(tries = 20)
  void correlationMatricesAreContractionsThatTransposeWithTheirSamples(@ForAll long seed) {
    Jacobian[] samples = samples(TinyNet.random(seed, false, 3, 6, 5, 2), seed);
    assertClose(matrix(samples[0], samples[0]), new double[][] {{1, 0}, {0, 1}}, 1e-9);
    for (Jacobian a : samples) {
      double[][] there = matrix(a, samples[0]);
      assertClose(SmallMatrix.transpose(matrix(samples[0], a)), there, 1e-9);
      assertThat(largestSingularValue(there)).isLessThan(1 + 1e-9);
    }
  }

  @Property(tries = 20)
  void theMatricesOfOneOutputAreTheScalars(@ForAll long seed) {
    Jacobian[] samples = samples(TinyNet.random(seed, false, 3, 6, 1), seed);
    double inner = Kernels.inner(samples[0], samples[1]);
    double own = Kernels.inner(samples[0], samples[0]);
    double other = Kernels.inner(samples[1], samples[1]);
    double[] expected = {inner / Math.sqrt(own * other), inner / own};
    assertThat(matrix(samples[0], samples[1])[0][0]).isCloseTo(expected[0], offset(1e-12));
    assertThat(Kernels.influence(samples[0], samples[1]).orElseThrow())
        .isCloseTo(expected[1], offset(1e-12));
    assertThat(Kernels.influenceMatrix(samples[0], samples[1]).orElseThrow()[0][0])
        .isCloseTo(expected[1], offset(1e-12));
  }

  /** Moves x by eps and sees x' move by eps k^N, up to what is of second order in eps. */
  @Property(tries = 20)
  void theSmallestStepThatMovesOneSampleMovesOthersByTheirInfluence(@ForAll long seed) {
    TinyNet net = TinyNet.random(seed, false, 3, 6, 5, 1);
    double[][] inputs = net.inputs(seed, SAMPLES);
    Jacobian gradient = net.jacobian(inputs[0]);
    double own = Kernels.inner(gradient, gradient);
    double eps = 1e-4;
    TinyNet moved = net.moved(Arrays.stream(gradient.rows()[0]).map(g -> eps * g / own).toArray());
    for (double[] x : inputs) {
      double influence = Kernels.influence(gradient, net.jacobian(x)).orElseThrow();
      double found = (moved.outputs(x)[0] - net.outputs(x)[0]) / eps;
      assertThat(found).isCloseTo(influence, offset(20 * eps));
    }
  }

  @Property(tries = 20)
  void theSameHoldsForSeveralOutputs(@ForAll long seed) {
    TinyNet net = TinyNet.random(seed, false, 3, 6, 5, 2);
    double[][] inputs = net.inputs(seed, SAMPLES);
    Jacobian x = net.jacobian(inputs[0]);
    double eps = 1e-5;
    double[] wish = {0.6, -0.8};
    double[][] root = ((Whitening.Root) Whitening.of(KernelMatrix.of(x, x))).inverseRoot();
    double[][] inverse = SmallMatrix.product(root, root);
    double[][] step = SmallMatrix.product(new double[][] {wish}, inverse);
    double[] direction = SmallMatrix.product(step, x.rows())[0];
    TinyNet moved = net.moved(Arrays.stream(direction).map(g -> eps * g).toArray());
    for (double[] other : inputs) {
      double[][] influence = Kernels.influenceMatrix(x, net.jacobian(other)).orElseThrow();
      for (int output = 0; output < 2; output++) {
        double found = (moved.outputs(other)[output] - net.outputs(other)[output]) / eps;
        double expected = influence[output][0] * wish[0] + influence[output][1] * wish[1];
        assertThat(found).isCloseTo(expected, offset(1e-2));
      }
    }
  }

  /** Inputs that the network cannot tell apart by construction: it sees squares only. */
  @Test
  void inputsThatTheNetworkCannotTellApartAreTheSame() {
    TinyNet net = TinyNet.random(4, false, 2, 8, 8, 1);
    double[] seen = {0.5, 1.5};
    double[] other = {-0.5, 1.5};
    Jacobian a = net.jacobian(Arrays.stream(seen).map(v -> v * v).toArray());
    Jacobian b = net.jacobian(Arrays.stream(other).map(v -> v * v).toArray());
    assertThat(Kernels.similarity(a, b).orElseThrow()).isCloseTo(1, offset(1e-12));
    assertThat(a.rows()).isDeepEqualTo(b.rows());
  }

  /** T2: a useful activity is read off the gradient, so equal gradients have equal ones. */
  @Property(tries = 20)
  void usefulActivitiesAreFunctionsOfTheGradient(@ForAll long seed, @ForAll boolean relu) {
    TinyNet net = TinyNet.random(seed, relu, 3, 6, 5, 1);
    double[] x = net.inputs(seed, 1)[0];
    double[][] activities = net.activities(x);
    double[] gradient = net.jacobian(x).rows()[0];
    for (int layer = 1; layer < activities.length; layer++) {
      double[] below = activities[layer - 1];
      int biases = net.offset(layer) + activities[layer].length * below.length;
      for (int unit = 0; unit < activities[layer].length; unit++) {
        for (int i = 0; i < below.length && Math.abs(gradient[biases + unit]) > 1e-6; i++) {
          double read = gradient[net.offset(layer) + unit * below.length + i];
          assertThat(read / gradient[biases + unit]).isCloseTo(below[i], offset(1e-6));
        }
      }
    }
  }

  @Test
  void gradientsMayBeEqualWhereOnlyUselessActivitiesDiffer() {
    TinyNet dead = TinyNet.random(5, true, 3, 6, 5, 1).biased(2, -1000);
    double[][] inputs = dead.inputs(6, 2);
    assertThat(dead.activities(inputs[0])[1]).isNotEqualTo(dead.activities(inputs[1])[1]);
    assertThat(dead.activities(inputs[0])[2]).isEqualTo(dead.activities(inputs[1])[2]);
    assertThat(dead.jacobian(inputs[0]).rows()).isDeepEqualTo(dead.jacobian(inputs[1]).rows());
  }

  @Test
  void nothingIsSaidOfASampleWithoutGradient() {
    Jacobian none = new Jacobian(new double[1][4]);
    Jacobian some = new Jacobian(new double[][] {{1, 2, 3, 4}});
    assertThat(Kernels.influence(none, some)).isEmpty();
    assertThat(Kernels.influence(some, none)).hasValue(0);
    assertThat(Kernels.similarity(some, none)).isEmpty();
    assertThat(Kernels.influenceMatrix(none, some)).isEmpty();
  }

  @Test
  void theInnerProductIsOfOneOutput() {
    Jacobian two = new Jacobian(new double[2][4]);
    assertThatThrownBy(() -> Kernels.inner(two, two)).hasMessage("k^I is of one output, not of 2");
  }

  private static Jacobian[] samples(TinyNet net, long seed) {
    return Arrays.stream(net.inputs(seed, SAMPLES)).map(net::jacobian).toArray(Jacobian[]::new);
  }

  private static double[][] gram(Jacobian[] samples) {
    return Arrays.stream(samples)
        .map(
            a ->
                Arrays.stream(samples)
                    .mapToDouble(b -> Kernels.similarity(a, b).orElseThrow())
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double[][] matrix(Jacobian a, Jacobian b) {
    return Kernels.correlation(a, b).orElseThrow().entries();
  }

  private static void assertClose(double[][] found, double[][] expected, double tolerance) {
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).containsExactly(expected[i], offset(tolerance));
    }
  }

  private static double smallestEigenvalue(double[][] symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.length, false, true);
    eigen.decompose(new DMatrixRMaj(symmetric));
    return IntStream.range(0, symmetric.length)
        .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
        .min()
        .orElseThrow();
  }

  private static double largestSingularValue(double[][] a) {
    double[][] squares = SmallMatrix.product(SmallMatrix.transpose(a), a);
    double[][] negative =
        Arrays.stream(squares)
            .map(row -> Arrays.stream(row).map(v -> -v).toArray())
            .toArray(double[][]::new);
    return Math.sqrt(-smallestEigenvalue(negative));
  }
}

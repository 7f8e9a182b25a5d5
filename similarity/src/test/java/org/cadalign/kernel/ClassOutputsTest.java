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
import org.junit.jupiter.api.Test;

class ClassOutputsTest {
  private static final int CLASSES = 4;

  @Test
  void theMaskedLogitIsTheRightOneLessTheMeanOfTheOthers() {
    double[] logits = {0.3, -2, 1.5, 0.9};
    double[] p = ClassOutputs.probabilities(logits);
    double[] mask = ClassOutputs.mask(2, CLASSES);
    double masked = IntStream.range(0, CLASSES).mapToDouble(c -> mask[c] * Math.log(p[c])).sum();
    assertThat(masked).isCloseTo(1.5 - (0.3 - 2 + 0.9) / 3, offset(1e-12));
    assertThat(Arrays.stream(mask).sum()).isCloseTo(0, offset(1e-15));
  }

  @Property(tries = 20)
  void itsGradientIsThatOfTheMaskedLogProbabilities(@ForAll long seed) {
    TinyNet net = TinyNet.random(seed, false, 3, 5, CLASSES);
    double[] x = net.inputs(seed, 1)[0];
    Jacobian logits = net.jacobian(x);
    Jacobian minusLogP = ClassOutputs.negativeLogProbabilities(logits, net.outputs(x));
    double[][] minusMask = {Arrays.stream(ClassOutputs.mask(1, CLASSES)).map(m -> -m).toArray()};
    assertThat(ClassOutputs.masked(logits, 1).rows()[0])
        .containsExactly(ClassOutputs.combined(minusLogP, minusMask).rows()[0], offset(1e-12));
  }

  @Property(tries = 20)
  void logProbabilitiesMoveAsFiniteDifferencesSay(@ForAll long seed) {
    TinyNet net = TinyNet.random(seed, false, 3, 5, CLASSES);
    double[] x = net.inputs(seed, 1)[0];
    Jacobian found = ClassOutputs.negativeLogProbabilities(net.jacobian(x), net.outputs(x));
    double[] step = new double[found.parameters()];
    step[3] = 1e-6;
    double[] moved = ClassOutputs.probabilities(net.moved(step).outputs(x));
    double[] p = ClassOutputs.probabilities(net.outputs(x));
    for (int c = 0; c < CLASSES; c++) {
      assertThat(found.rows()[c][3])
          .isCloseTo(-(Math.log(moved[c]) - Math.log(p[c])) / 1e-6, offset(1e-4));
    }
  }

  @Test
  void logProbabilitiesOfAllClassesAreDependent() {
    TinyNet net = TinyNet.random(1, false, 3, 5, CLASSES);
    double[] x = net.inputs(1, 1)[0];
    Jacobian all = ClassOutputs.negativeLogProbabilities(net.jacobian(x), net.outputs(x));
    Jacobian fewer = new Jacobian(Arrays.copyOf(all.rows(), CLASSES - 1));
    assertThat(Kernels.similarity(all, all)).isEmpty();
    assertThat(Kernels.similarity(fewer, fewer).orElseThrow()).isCloseTo(1, offset(1e-9));
  }

  @Test
  void anAdversaryIsOneOtherClass() {
    Jacobian logits = new Jacobian(new double[][] {{1, 2}, {3, 5}, {8, 13}});
    assertThat(ClassOutputs.against(logits, 2, 0).rows()).isDeepEqualTo(new double[][] {{7, 11}});
  }

  @Test
  void aMaskNeedsAnotherClass() {
    assertThatThrownBy(() -> ClassOutputs.mask(0, 1)).hasMessage("class 0 of 1");
  }
}

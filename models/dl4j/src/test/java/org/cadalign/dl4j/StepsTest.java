package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class StepsTest {
  private static final double[] FOUR = {1, 2, 3, 4};

  @BeforeAll
  static void start() {
    Nd4jRuntime.enter();
  }

  static List<Step.Kind> kinds() {
    return List.of(Steps.JOIN, Steps.POOL, Steps.REPEAT, Steps.DOUBLE, new Crop(1, 0));
  }

  @Test
  void repeatsEveryPixel() {
    assertThat(result(Steps.REPEAT, array(FOUR, 1, 1, 2, 2)))
        .containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
  }

  @Test
  void doublesBetweenPixelsAndClampsAtTheFarBorder() {
    assertThat(result(Steps.DOUBLE, array(FOUR, 1, 1, 2, 2)))
        .containsExactly(1, 1.5, 2, 2, 2, 2.5, 3, 3, 3, 3.5, 4, 4, 3, 3.5, 4, 4);
  }

  @Test
  void takesTheGreatestOfEachSquare() {
    assertThat(result(Steps.POOL, array(FOUR, 1, 1, 2, 2))).containsExactly(4);
  }

  @Test
  void joinsChannelsOfEachWindow() {
    assertThat(result(Steps.JOIN, array(FOUR, 2, 2, 1, 1), array(new double[] {7, 8}, 2, 1, 1, 1)))
        .containsExactly(1, 2, 7, 3, 4, 8);
  }

  @Test
  void cutsTheMiddleOut() {
    double[] nine = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(result(new Crop(1, 0), array(nine, 1, 1, 3, 3), array(new double[1], 1, 1, 1, 1)))
        .containsExactly(5);
  }

  /** Of a weighted sum of the result. */
  @ParameterizedTest
  @MethodSource("kinds")
  void derivativesAreDifferences(Step.Kind kind) {
    double[] x = random(1, 2 * 3 * 4 * 6);
    double[] other = random(2, 2 * 3 * 4 * 6);
    if (kind instanceof Crop) {
      other = Arrays.copyOf(other, 2 * 3 * 2 * 2);
    }
    long[] shape = kind instanceof Crop ? new long[] {2, 3, 2, 2} : new long[] {2, 3, 4, 6};
    Step step = kind.start(Format.DOUBLE);
    List<INDArray> inputs =
        takesOne(kind)
            ? List.of(array(x, 2, 3, 4, 6))
            : List.of(array(x, 2, 3, 4, 6), array(other, shape));
    INDArray result = step.forward(inputs);
    double[] weights = random(3, Math.toIntExact(result.length()));
    double[] by =
        Format.DOUBLE.values(step.backward(inputs, array(weights, result.shape())).get(0));
    for (int i = 0; i < x.length; i += 5) {
      double step0 = 1e-6;
      double[] moved = x.clone();
      moved[i] += step0;
      Format.DOUBLE.fill(inputs.get(0), moved);
      double rise = dot(step.forward(inputs), weights);
      Format.DOUBLE.fill(inputs.get(0), x);
      rise -= dot(step.forward(inputs), weights);
      assertThat(by[i]).isCloseTo(rise / step0, within(1e-7));
    }
  }

  private static boolean takesOne(Step.Kind kind) {
    return kind != Steps.JOIN && !(kind instanceof Crop);
  }

  private static double dot(INDArray values, double[] weights) {
    double[] all = Format.DOUBLE.values(values);
    double sum = 0;
    for (int i = 0; i < all.length; i++) {
      sum += all[i] * weights[i];
    }
    return sum;
  }

  private static double[] result(Step.Kind kind, INDArray... inputs) {
    return Format.DOUBLE.values(kind.start(Format.DOUBLE).forward(List.of(inputs)));
  }

  private static INDArray array(double[] values, long... shape) {
    return Format.DOUBLE.of(values, shape);
  }

  private static double[] random(long seed, int count) {
    return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
  }
}

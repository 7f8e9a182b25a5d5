package org.cadalign.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReferenceSamplesTest {
  private static final int SIZE = 60;
  private static final int RANK = 8;
  private final SplittableRandom random = new SplittableRandom(1);
  private final double[][][] sketches = sketches();
  private final double[][] predictions = values(1);
  private final double[][] labels = values(1.5);
  private final ReferenceSamples reference = ReferenceSamples.of(sketches, predictions, labels);

  @Test
  void assessesAsItsPartsDo() {
    double[][] rows = new double[2 * SIZE][];
    double[] residuals = new double[2 * SIZE];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = sketches[i / 2][i % 2];
      residuals[i] = labels[i / 2][i % 2] - predictions[i / 2][i % 2];
    }
    RidgeSmoother smoother = RidgeSmoother.of(new FactoredKernel(rows));
    NoiseFit fit = smoother.fit(residuals).orElseThrow();
    Assessment found = reference.assess(sketches[7], predictions[7]).orElseThrow();
    assertThat(reference.fit()).contains(fit);
    assertThat(found.predictedResidual().orElseThrow())
        .isCloseTo(
            Math.hypot(
                smoother.predictedResidual(sketches[7][0], fit),
                smoother.predictedResidual(sketches[7][1], fit)),
            within(1e-12));
    assertThat(found.effectiveNeighbours())
        .isCloseTo(1 / (found.factor() * found.factor()), within(1e-9));
  }

  /** Predictions that are the same everywhere are their own average. */
  @Test
  void sharedPredictionsHaveNoShift() {
    double[][] same = new double[SIZE][];
    Arrays.fill(same, new double[] {2, -1});
    Assessment found =
        ReferenceSamples.of(sketches, same, labels).assess(sketches[3], same[3]).orElseThrow();
    assertThat(found.shift()).isCloseTo(0, within(1e-9));
  }

  /** Labels that miss every prediction by the same length. */
  @Test
  void neighboursResidualIsALengthInTheOutputsUnit() {
    double[][] off = new double[SIZE][];
    for (int i = 0; i < SIZE; i++) {
      off[i] = new double[] {predictions[i][0] + 3, predictions[i][1] - 4};
    }
    Assessment found =
        ReferenceSamples.of(sketches, predictions, off)
            .assess(sketches[5], predictions[5])
            .orElseThrow();
    assertThat(found.neighbourResidual().orElseThrow()).isCloseTo(5, within(1e-9));
  }

  @Test
  void saysNothingOfASampleWithoutGradient() {
    assertThat(reference.assess(new double[2][RANK], new double[2])).isEmpty();
  }

  private double[][][] sketches() {
    double[][][] all = new double[SIZE][2][RANK];
    for (double[][] one : all) {
      for (double[] output : one) {
        for (int k = 0; k < RANK; k++) {
          output[k] = 0.3 + random.nextDouble();
        }
      }
      one[1][0] += 2;
      one[0][1] += 2;
    }
    return all;
  }

  private double[][] values(double deviation) {
    double[][] all = new double[SIZE][];
    for (int i = 0; i < SIZE; i++) {
      all[i] = Kernels.noise(random, 2, deviation);
    }
    return all;
  }
}

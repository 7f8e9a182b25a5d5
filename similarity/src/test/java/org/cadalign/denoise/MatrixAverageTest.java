package org.cadalign.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatrixAverageTest {
  /** Claim C 23 of the method: two independent copies of a network are two times one. */
  @Test
  void twoCopiesAreTwiceTheOneOutput() {
    double[] row = Kernels.smooth(20, 4)[7];
    double[][][] blocks = new double[20][][];
    double[][] values = new double[20][];
    double[] one = new double[20];
    for (int j = 0; j < 20; j++) {
      blocks[j] = new double[][] {{row[j], 0}, {0, row[j]}};
      values[j] = new double[] {j, -2.0 * j};
      one[j] = j;
    }
    NeighbourAverage scalar = NeighbourAverage.of(row).orElseThrow();
    MatrixAverage matrix = MatrixAverage.of(blocks).orElseThrow();
    double expected = scalar.average(one);
    assertThat(matrix.factor()).isCloseTo(scalar.factor(), within(1e-12));
    assertThat(matrix.average(values))
        .containsExactly(new double[] {expected, -2 * expected}, within(1e-12));
    assertThat(matrix.effectiveNeighbours()).isCloseTo(scalar.effectiveNeighbours(), within(1e-9));
  }

  @Test
  void averagesEqualValuesToThemselves() {
    double[][][] blocks = random(new SplittableRandom(2), 10);
    double[][] values = new double[10][];
    Arrays.fill(values, new double[] {3, -4});
    assertThat(MatrixAverage.of(blocks).orElseThrow().average(values))
        .containsExactly(new double[] {3, -4}, within(1e-9));
  }

  @Test
  void covarianceIsThatOfAveragedNoise() {
    MatrixAverage average = MatrixAverage.of(random(new SplittableRandom(3), 10)).orElseThrow();
    SplittableRandom noise = new SplittableRandom(4);
    double[][] found = new double[2][2];
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      double[][] values = new double[10][];
      for (int j = 0; j < 10; j++) {
        values[j] = Kernels.noise(noise, 2, 1);
      }
      double[] mean = average.average(values);
      for (int a = 0; a < 4; a++) {
        found[a / 2][a % 2] += mean[a / 2] * mean[a % 2] / draws;
      }
    }
    double scale = average.factor() * average.factor();
    for (int a = 0; a < 2; a++) {
      assertThat(found[a]).containsExactly(average.covariance()[a], within(0.05 * scale));
    }
  }

  @Test
  void saysSoWhereTheSumIsSingular() {
    double[][][] parallel = {{{1, 1}, {1, 1}}, {{2, 2}, {2, 2}}};
    double[][][] nothing = {{{0, 0}, {0, 0}}};
    assertThat(MatrixAverage.of(parallel)).isEmpty();
    assertThat(MatrixAverage.of(nothing)).isEmpty();
  }

  private static double[][][] random(SplittableRandom random, int size) {
    double[][][] blocks = new double[size][2][2];
    for (double[][] block : blocks) {
      block[0][0] = 1 + random.nextDouble();
      block[1][1] = 2 + random.nextDouble();
      block[0][1] = random.nextDouble() - 0.5;
      block[1][0] = random.nextDouble() - 0.5;
    }
    return blocks;
  }
}

package org.cadalign.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PivotedCholeskyTest {
  private static final double[][] KERNEL = Kernels.smooth(40, 10);

  @Test
  void wholeFactorGivesTheMatrix() {
    FactoredKernel factor = PivotedCholesky.of(KERNEL, 40, 0);
    for (int i = 0; i < 40; i++) {
      assertThat(factor.row(factor.rows()[i])).containsExactly(KERNEL[i], within(1e-12));
    }
  }

  @Test
  void endsWhereLittleRemains() {
    FactoredKernel factor = PivotedCholesky.of(KERNEL, 40, 0.1);
    double trace = 0;
    for (int i = 0; i < 40; i++) {
      trace += factor.row(factor.rows()[i])[i];
    }
    assertThat(factor.rank()).isBetween(2, 20);
    assertThat(trace).isBetween(0.9 * 40 * 1.2, 40 * 1.2);
  }

  @Test
  void findsTheRankOfALowMatrix() {
    double[][] low = new double[10][10];
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        low[i][j] = i * j + 1.0;
      }
    }
    assertThat(PivotedCholesky.of(low, 10, 1e-12).rank()).isEqualTo(2);
  }

  @Test
  void nothingHasOneEmptyColumn() {
    assertThat(PivotedCholesky.of(new double[3][3], 3, 0).rows()).isDeepEqualTo(new double[3][1]);
  }
}

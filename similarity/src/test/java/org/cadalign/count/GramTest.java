package org.cadalign.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramTest {
  private static final TinyNet NET = TinyNet.random(1, false, 3, 12, 9, 2);
  private static final GradientSource SOURCE = NET.on(NET.inputs(2, 30));

  @Test
  void itsEntriesAreThoseOfEachPair() throws InterruptedException {
    Gram gram = Gram.of(SOURCE, GramOptions.defaults());
    double[][] kernel = gram.kernel(5, 9);
    double[][] rows = gram.rows(5, 9);
    List<Jacobian> all = SOURCE.jacobians(0, 30);
    for (int i = 5; i < 9; i++) {
      for (int j = 0; j < 30; j++) {
        double[][] expected = KernelMatrix.of(all.get(i), all.get(j));
        double[][] found = gram.block(kernel, i - 5, j);
        assertThat(found[0]).containsExactly(expected[0], within(1e-10));
        assertThat(found[1]).containsExactly(expected[1], within(1e-10));
        assertThat(rows[i - 5][j])
            .isCloseTo(Kernels.similarity(all.get(i), all.get(j)).orElseThrow(), within(1e-10));
      }
    }
  }

  /** From everything held, to one sample at a time. */
  @ParameterizedTest
  @CsvSource({"1000000, 3", "50000, 1", "20000, 2", "1, 1"})
  void memoryAndWorkersDoNotChangeABit(long memory, int workers) throws InterruptedException {
    GramOptions options = GramOptions.defaults().withMemory(memory).withWorkers(workers);
    double[][] expected = Gram.of(SOURCE, GramOptions.defaults()).rows(0, 30);
    assertThat(Gram.of(SOURCE, options).rows(0, 30)).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1000000000, 30", "40000, 3", "1, 1"})
  void blocksOfRowsFitTheMemory(long memory, int rows) throws InterruptedException {
    Gram gram = Gram.of(SOURCE, GramOptions.defaults().withMemory(memory));
    assertThat(gram.blockRows()).isEqualTo(rows);
  }
}

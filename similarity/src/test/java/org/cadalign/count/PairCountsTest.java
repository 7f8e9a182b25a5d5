package org.cadalign.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.count.PairEstimator.Hard;
import org.cadalign.count.PairEstimator.Positive;
import org.cadalign.count.PairEstimator.Soft;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairCountsTest {
  private static final SimilarityRows THREE =
      SimilarityRows.of(new double[][] {{1, 0.5, -0.2}, {0.5, 1, 0.1}, {-0.2, 0.1, 1}});

  @Test
  void softCountsAreTheLinearTimeOnes() throws InterruptedException {
    TinyNet net = TinyNet.random(1, true, 3, 6, 5, 2);
    GradientSource source = net.on(net.inputs(2, 60));
    PairCounts counts = PairCounts.of(Gram.of(source, GramOptions.defaults()), List.of(new Soft()));
    assertThat(counts.values(0))
        .containsExactly(
            SoftCounts.within(source, CountOptions.defaults()).values(), within(1e-10 * 60));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 3, 2", "0.09, 2, 3, 2", "0.1, 2, 2, 1", "0.5, 1, 1, 1", "-1, 3, 3, 3"})
  void hardCountsAreAboveTheThreshold(double tau, double first, double second, double third)
      throws InterruptedException {
    assertThat(PairCounts.of(THREE, List.of(new Hard(tau))).values(0))
        .containsExactly(first, second, third);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.5, 1.6, 1.1", "2, 1.25, 1.26, 1.01", "3, 1.125, 1.126, 1.001"})
  void positiveCountsLeaveNegativeSimilaritiesOut(int n, double first, double second, double third)
      throws InterruptedException {
    assertThat(PairCounts.of(THREE, List.of(new Positive(n))).values(0))
        .containsExactly(new double[] {first, second, third}, within(1e-12));
  }

  /** The integral of N_tau over tau from 0 to 1, by its mean over a grid. */
  @Test
  void hardCountsIntegrateToThePositiveCount() throws InterruptedException {
    TinyNet net = TinyNet.random(3, false, 3, 6, 5, 2);
    Gram gram = Gram.of(net.on(net.inputs(4, 50)), GramOptions.defaults());
    int grid = 1000;
    List<PairEstimator> hard =
        IntStream.range(0, grid).mapToObj(i -> (PairEstimator) new Hard((i + 0.5) / grid)).toList();
    PairCounts counts = PairCounts.of(gram, hard);
    double[] positive = PairCounts.of(gram, List.of(new Positive(1))).values(0);
    for (int i = 0; i < 50; i++) {
      int sample = i;
      double mean =
          IntStream.range(0, grid)
              .mapToDouble(e -> counts.values(e)[sample])
              .average()
              .orElseThrow();
      // Each of 50 terms is off by at most half a grid step.
      assertThat(mean).isCloseTo(positive[i], within(50 * 0.5 / grid));
    }
  }

  @Test
  void samplesWithoutEvidenceAreInNobodysCount() throws InterruptedException {
    TinyNet net = TinyNet.random(5, false, 3, 6, 1);
    double[][] inputs = net.inputs(6, 10);
    double norm = net.jacobian(inputs[4]).rows()[0][0];
    Gram gram =
        Gram.of(
            net.on(inputs, j -> j.rows()[0][0] == norm ? new Jacobian(zeros(j)) : j),
            GramOptions.defaults());
    PairCounts counts = PairCounts.of(gram, List.of(new Hard(-0.999999)));
    assertThat(counts.withoutEvidence()).isEqualTo(1);
    assertThat(counts.count(0, 4)).isEmpty();
    assertThat(counts.values(0)).hasSize(9).containsOnly(9.0);
  }

  @Test
  void aThresholdOfOneWouldCountNobody() {
    assertThatThrownBy(() -> new Hard(1)).hasMessage("a threshold below 1 is needed, not 1.0");
    assertThatThrownBy(() -> new Positive(0)).hasMessage("a power from 1 is needed, not 0");
  }

  private static double[][] zeros(Jacobian jacobian) {
    return new double[jacobian.outputs()][jacobian.parameters()];
  }
}

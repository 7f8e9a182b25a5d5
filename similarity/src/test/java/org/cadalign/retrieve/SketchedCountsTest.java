package org.cadalign.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.count.CountOptions;
import org.cadalign.count.Gram;
import org.cadalign.count.GramOptions;
import org.cadalign.count.PairCounts;
import org.cadalign.count.PairEstimator;
import org.cadalign.count.PairEstimator.Hard;
import org.cadalign.count.PairEstimator.Positive;
import org.cadalign.count.PairEstimator.Soft;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.TinyNet;
import org.cadalign.retrieve.SketchMetadata.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchedCountsTest {
  private static final int COUNT = 50;
  private static final int MAPS = 6;
  private static final List<PairEstimator> ESTIMATORS =
      List.of(new Soft(), new Positive(1), new Positive(3), new Hard(0.5), new Hard(0.8));

  @TempDir Path folder;

  /** Two standard errors hold 95 % of errors if all is as it should be. */
  @ParameterizedTest
  @CsvSource({"1, CORRELATION", "2, KERNEL"})
  void exactCountsAreWithinTwoErrorBars(int outputs, Content content)
      throws IOException, InterruptedException {
    TinyNet net = TinyNet.random(1, false, 2, 30, 30, outputs);
    GradientSource source = net.on(net.inputs(2, COUNT));
    PairCounts exact = PairCounts.of(Gram.of(source, GramOptions.defaults()), ESTIMATORS);
    int[] within = new int[ESTIMATORS.size()];
    for (int map = 0; map < MAPS; map++) {
      SketchedCounts found = sketched(source, metadata(source, content, 128, map));
      for (int e = 0; e < within.length; e++) {
        for (int i = 0; i < COUNT; i++) {
          double error = Math.abs(found.counts().counts()[e][i] - exact.counts()[e][i]);
          within[e] += error <= 2 * found.standardErrors()[e][i] ? 1 : 0;
        }
      }
    }
    for (int hits : within) {
      assertThat(hits).isGreaterThanOrEqualTo((int) (0.9 * MAPS * COUNT));
    }
  }

  @Test
  void anErrorBarNeedsTwoBuckets() {
    TinyNet net = TinyNet.random(1, false, 2, 3, 1);
    GradientSource source = net.on(net.inputs(2, 3));
    assertThatThrownBy(() -> sketched(source, metadata(source, Content.KERNEL, 1, 0)))
        .hasMessage("an error bar needs two buckets");
  }

  private SketchedCounts sketched(GradientSource source, SketchMetadata metadata)
      throws IOException, InterruptedException {
    Path file = folder.resolve("seed-" + metadata.seed());
    try (SketchStore store = SketchStore.open(file, metadata)) {
      SketchPass.run(source, store, CountOptions.defaults());
      return SketchedCounts.of(store, ESTIMATORS, GramOptions.defaults());
    }
  }

  private static SketchMetadata metadata(
      GradientSource source, Content content, int size, long seed) {
    return new SketchMetadata(
        "m", "s", content, size, seed, source.outputs(), source.parameters(), source.size());
  }
}

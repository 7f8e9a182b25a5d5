package org.cadalign.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.count.CountOptions;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.cadalign.kernel.Kernels;
import org.cadalign.retrieve.SketchMetadata.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestSamplesTest {
  private static final int COUNT = 120;
  private static final TinyNet NET = TinyNet.random(1, false, 2, 30, 30, 2);
  private static final double[][] INPUTS = inputs();
  private static final GradientSource SOURCE = NET.on(INPUTS, NearestSamplesTest::blinded);

  @TempDir Path folder;
  private SketchStore store;

  @BeforeEach
  void sketch() throws IOException, InterruptedException {
    store = SketchStore.open(folder.resolve("sketches"), metadata(Content.CORRELATION));
    SketchPass.run(SOURCE, store, CountOptions.defaults());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void reRankingFindsTheExactNearest() throws IOException {
    NearestSamples nearest = new ReRanking(new SketchScan(store), SOURCE);
    for (int query = 0; query < 20; query++) {
      Jacobian x = SOURCE.jacobians(query, query + 1).get(0);
      List<Neighbour> expected = exact(x).subList(0, 10);
      List<Neighbour> found = nearest.nearest(x, 10);
      assertThat(found.stream().map(Neighbour::sample).toList())
          .isEqualTo(expected.stream().map(Neighbour::sample).toList());
      assertThat(found.get(9).similarity()).isCloseTo(expected.get(9).similarity(), within(1e-12));
    }
  }

  @Test
  void aQueryAmongTheSamplesIsItsOwnNearest() throws IOException {
    Neighbour first = new SketchScan(store).nearest(SOURCE.jacobians(8, 9).get(0), 3).get(0);
    assertThat(first.sample()).isEqualTo(8);
    assertThat(first.similarity()).isCloseTo(1, within(1e-6));
  }

  /** Samples 50 and 51 have the same input. */
  @Test
  void tiesAreByIndex() throws IOException {
    List<Neighbour> found = new SketchScan(store).nearest(SOURCE.jacobians(51, 52).get(0), 2);
    assertThat(found.stream().map(Neighbour::sample).toList()).containsExactly(50, 51);
  }

  /** Sample 60 has no gradient. */
  @Test
  void samplesWithoutEvidenceAreNobodysNeighbour() throws IOException {
    List<Neighbour> found = new SketchScan(store).nearest(SOURCE.jacobians(0, 1).get(0), COUNT);
    assertThat(found).hasSize(COUNT - 1).noneMatch(neighbour -> neighbour.sample() == 60);
    assertThat(new SketchScan(store).nearest(SOURCE.jacobians(60, 61).get(0), 5)).isEmpty();
  }

  @Test
  void onlyCorrelationsAreScanned() throws IOException {
    try (SketchStore kernels =
        SketchStore.open(folder.resolve("kernels"), metadata(Content.KERNEL))) {
      assertThatThrownBy(() -> new SketchScan(kernels))
          .hasMessage("nearest samples need a store of correlations");
    }
    assertThatThrownBy(() -> new SketchScan(store).nearest(SOURCE.jacobians(0, 1).get(0), 0))
        .hasMessage("the 0 nearest");
  }

  private static SketchMetadata metadata(Content content) {
    return new SketchMetadata("m", "s", content, 512, 3, 2, SOURCE.parameters(), COUNT);
  }

  private static List<Neighbour> exact(Jacobian x) {
    return IntStream.range(0, COUNT)
        .filter(j -> j != 60)
        .mapToObj(
            j -> new Neighbour(j, Kernels.similarity(x, NET.jacobian(INPUTS[j])).orElseThrow()))
        .sorted(Neighbour.NEAREST_FIRST)
        .toList();
  }

  private static double[][] inputs() {
    double[][] inputs = NET.inputs(2, COUNT);
    inputs[51] = inputs[50].clone();
    inputs[60] = new double[] {1e3, 1e3};
    return inputs;
  }

  private static Jacobian blinded(Jacobian jacobian) {
    boolean blind = Arrays.equals(jacobian.rows()[0], NET.jacobian(INPUTS[60]).rows()[0]);
    return blind ? new Jacobian(new double[2][jacobian.parameters()]) : jacobian;
  }
}

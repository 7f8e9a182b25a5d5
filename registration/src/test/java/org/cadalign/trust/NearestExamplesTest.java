package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.cadalign.count.GradientSum;
import org.cadalign.count.SummedKernel;
import org.cadalign.retrieve.Neighbour;
import org.junit.jupiter.api.Test;

class NearestExamplesTest {
  private static final float[][] ALONG = {{2, 0, 0, 0}, {0, 3, 0, 0}};
  private static final float[][] TURNED = {{1, 0, 1, 0}, {0, 1, 0, 1}};
  private static final float[][] ACROSS = {{0, 0, 5, 0}, {0, 0, 0, 1}};
  private static final float[][] DEPENDENT = {{1, 0, 0, 0}, {1, 0, 0, 0}};

  private static NearestExamples among(float[][]... sketches) {
    int n = sketches.length;
    return NearestExamples.among(
        new TrainingExamples(
            new GradientSum(SummedKernel.CORRELATION, new double[2][4], n, 0),
            sketches,
            new float[n][2],
            new float[n][2],
            java.util.Collections.nCopies(n, new ExampleSource("town", 1, 1, 0, 0)),
            1,
            64));
  }

  private static List<Neighbour> nearest(NearestExamples examples, float[][] sketch) {
    double[][] own = {{1, 0}, {0, 1}};
    return examples.of(new PatchRow.Derived(1, new double[2], own, sketch, Optional.empty()), 2);
  }

  /** Lengths of gradients say nothing of what they move. */
  @Test
  void theNearestComesFirst() {
    List<Neighbour> near = nearest(among(ACROSS, TURNED, ALONG), ALONG);
    assertThat(near).extracting(Neighbour::sample).containsExactly(2, 1);
    assertThat(near.get(0).similarity()).isCloseTo(1, within(1e-6));
    assertThat(near.get(1).similarity()).isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  @Test
  void whatSaysNothingIsNearToNothing() {
    assertThat(nearest(among(DEPENDENT, ACROSS), ALONG))
        .extracting(Neighbour::sample)
        .containsExactly(1);
    assertThat(nearest(among(ACROSS), DEPENDENT)).isEmpty();
  }
}

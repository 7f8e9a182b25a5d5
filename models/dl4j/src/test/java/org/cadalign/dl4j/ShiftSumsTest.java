package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fast sums against those by definition. */
class ShiftSumsTest {
  private static final int COLUMNS = 9;
  private static final int CHANNELS = 5;
  private static final int[] CORNERS = {0, 3, COLUMNS + 2, 2 * COLUMNS + 4};
  private static final int[] ENDS = {1, 1, 4};

  private final double[] seen = random(1, 8 * COLUMNS * CHANNELS);
  private final double[] drawn = random(2, CORNERS.length * CHANNELS);
  private final ShiftSums exact = sums(Format.DOUBLE);
  private final ShiftSums fast = sums(Format.FLOAT);

  @Test
  void volumesAreTheSame() {
    assertThat(Apart.relative(fast.volumes(), exact.volumes())).isLessThan(1e-6);
  }

  @Test
  void derivativesAreTheSame() {
    double[] by = random(3, ENDS.length * 3 * 25);
    ShiftSums.Gradients expected = exact.gradients(by);
    ShiftSums.Gradients found = fast.gradients(by);
    assertThat(Apart.relative(found.seen(), expected.seen())).isLessThan(1e-6);
    assertThat(Apart.relative(found.drawn(), expected.drawn())).isLessThan(1e-6);
  }

  private ShiftSums sums(Format format) {
    return ShiftSums.of(format, 2, seen, COLUMNS, drawn, CORNERS, ENDS);
  }

  private static double[] random(long seed, int count) {
    return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
  }
}

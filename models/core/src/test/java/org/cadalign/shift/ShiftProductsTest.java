package org.cadalign.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftProductsTest {
  private static final int RADIUS = 1;
  private static final int COLUMNS = 6;
  private static final int CHANNELS = 4;

  /** Pixels at (0, 0), (2, 1) and (3, 1) of a window of 4 x 3; groups of one, none and two. */
  private static final int[] CORNERS = {0, COLUMNS + 2, COLUMNS + 3};

  private static final int[] ENDS = {1, 1, 3};

  private final float[] seen = random(1, 5 * COLUMNS * CHANNELS);
  private final float[] drawn = random(2, CORNERS.length * CHANNELS);

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "0, 1, 2, 2", "0, 2, 1, 0", "2, 0, 0, 1", "2, 2, 2, 1", "1, 1, 1, 1"})
  void sumsProductsOfAShift(int group, int volume, int dy, int dx) {
    double expected = 0;
    for (int p = group == 0 ? 0 : ENDS[group - 1]; p < ENDS[group]; p++) {
      for (int c = volume; c < (volume == 2 ? CHANNELS : volume + 1); c++) {
        int pixel = CORNERS[p] + dy * COLUMNS + dx;
        expected += seen[pixel * CHANNELS + c] * drawn[p * CHANNELS + c];
      }
    }
    float found = products(seen, drawn).volumes()[((group * 3 + volume) * 3 + dy) * 3 + dx];
    assertThat((double) found).isCloseTo(expected, within(1e-5));
  }

  /** Products are linear in each factor, so steps may be large. */
  @Test
  void derivativesAreDifferences() {
    float[] weights = random(3, ENDS.length * 27);
    ShiftProducts.Gradients found = products(seen, drawn).gradients(weights);
    for (int i = 0; i < seen.length; i++) {
      float[] changed = seen.clone();
      changed[i] += 1;
      double difference = weighted(changed, drawn, weights) - weighted(seen, drawn, weights);
      assertThat((double) found.seen()[i]).isCloseTo(difference, within(1e-4));
    }
    for (int i = 0; i < drawn.length; i++) {
      float[] changed = drawn.clone();
      changed[i] += 1;
      double difference = weighted(seen, changed, weights) - weighted(seen, drawn, weights);
      assertThat((double) found.drawn()[i]).isCloseTo(difference, within(1e-4));
    }
  }

  private static ShiftProducts products(float[] seen, float[] drawn) {
    return new ShiftProducts(RADIUS, seen, COLUMNS, drawn, CORNERS, ENDS);
  }

  private static double weighted(float[] seen, float[] drawn, float[] weights) {
    float[] volumes = products(seen, drawn).volumes();
    double sum = 0;
    for (int i = 0; i < volumes.length; i++) {
      sum += volumes[i] * weights[i];
    }
    return sum;
  }

  private static float[] random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}

package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {
  /**
   * A vertex counts from its own distance on, the bound included, so a quarter's half is gained.
   */
  @ParameterizedTest
  @CsvSource({"0, 1", "8, 0.5078125", "16, 0.0078125", "16.1, 0"})
  void theAreaOfOneVertexIsWhatItsDistanceLeaves(double pixels, double area) {
    Accuracy accuracy = Accuracy.of(List.of(new double[] {0.3 * pixels}));
    assertThat(accuracy.area()).isCloseTo(area, within(1e-9));
    assertThat(accuracy.mean()).isCloseTo(pixels, within(1e-9));
  }

  @Test
  void allVerticesCountAlike() {
    Accuracy accuracy = Accuracy.of(List.of(new double[] {0.3, 0.6}, new double[] {2.7}));
    assertThat(accuracy.median()).isCloseTo(2, within(1e-9));
    assertThat(accuracy.mean()).isCloseTo(4, within(1e-9));
    assertThat(Accuracy.of(accuracy.figures())).isEqualTo(accuracy);
  }
}

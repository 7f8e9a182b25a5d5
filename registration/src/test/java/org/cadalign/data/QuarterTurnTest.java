package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SortedMap;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterTurnTest {
  /** A window of 2 x 2 pixels 1 2 / 3 4, a group at (1, 0) of extent 4, a displacement (2, 1). */
  @ParameterizedTest
  @CsvSource({
    "0, false, 1 2 3 4, 1 0,  2 1",
    "1, false, 3 1 4 2, 4 1, -1 2",
    "2, false, 4 3 2 1, 3 4, -2 -1",
    "3, false, 2 4 1 3, 0 3,  1 -2",
    "0, true,  2 1 4 3, 3 0, -2 1",
    "1, true,  4 2 3 1, 4 3, -1 -2"
  })
  void turnsAllTogether(
      int quarters, boolean mirrored, String window, String position, String displacement) {
    SortedMap<String, Tensor> turned = new QuarterTurn(quarters, mirrored).of(sample());
    assertThat(turned.get(Sample.INDEX).data()).containsExactly(numbers(window));
    assertThat(turned.get(Sample.POSITION).data()).containsExactly(numbers(position));
    assertThat(turned.get(Sample.DISPLACEMENT).data()).containsExactly(numbers(displacement));
    float[] image = turned.get(Sample.IMAGE).data();
    for (int i = 0; i < 4; i++) {
      assertThat(image[4 + i]).isEqualTo(10 * image[i]);
    }
    assertThat(turned.get("other").data()).containsExactly(7, 8);
  }

  @Test
  void theMatrixIsThatOfDisplacements() {
    for (int i = 0; i < 8; i++) {
      QuarterTurn turn = new QuarterTurn(i % 4, i >= 4);
      float[] moved = turn.of(sample()).get(Sample.DISPLACEMENT).data();
      double[][] m = turn.matrix();
      assertThat(moved[0]).isEqualTo((float) (2 * m[0][0] + m[0][1]));
      assertThat(moved[1]).isEqualTo((float) (2 * m[1][0] + m[1][1]));
    }
    assertThatThrownBy(() -> new QuarterTurn(4, false)).hasMessage("4 quarters");
  }

  private static Map<String, Tensor> sample() {
    return Map.of(
        Sample.IMAGE,
        new Tensor(new float[] {1, 2, 3, 4, 10, 20, 30, 40}, 1, 2, 2, 2),
        Sample.INDEX,
        new Tensor(new float[] {1, 2, 3, 4}, 1, 1, 2, 2),
        Sample.LEVEL,
        new Tensor(new float[] {1}, 1),
        Sample.POSITION,
        new Tensor(new float[] {1, 0}, 1, 2),
        Sample.DISPLACEMENT,
        new Tensor(new float[] {2, 1}, 1, 2),
        "other",
        new Tensor(new float[] {7, 8}, 2));
  }

  private static float[] numbers(String text) {
    String[] words = text.split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }
}

package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainOptionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "1 2", "2 2", "2 0"})
  void levelsFallToAtLeastOne(String levels) {
    assertThatThrownBy(() -> new ChainOptions(levels(levels), 20, 0.1, 8))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"8, 1, 8 4 2 1", "2, 1, 2 1", "8, 4, 8 4", "4, 2, 4 2"})
  void levelsCanBeLeftOut(int coarsest, int finest, String left) {
    assertThat(ChainOptions.defaults().from(coarsest).to(finest).levels()).isEqualTo(levels(left));
  }

  @ParameterizedTest
  @CsvSource({"8 4 2 1, 2 1", "8 4, 4", "8, 8", "4 1, 4 1", "1, ''"})
  void piecesAreLookedForApartFromTheFinestLevelButOneOn(String levels, String at) {
    assertThat(new ChainOptions(levels(levels), 20, 0.1, 8).apartAt()).isEqualTo(levels(at));
  }

  @Test
  void orNotAtAll() {
    assertThat(new ChainOptions(List.of(8, 4, 2, 1), 20, 0.1, 0).apartAt()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 2.3, 19.1, Double.NaN, Double.POSITIVE_INFINITY})
  void looksForPiecesWithinReason(double metres) {
    assertThatThrownBy(() -> ChainOptions.defaults().withApart(metres))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> levels(String text) {
    return Arrays.stream(text.split(" "))
        .filter(level -> !level.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }
}

package org.cadalign.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {
  /** Whoever came last in a round comes first in the next; warm-ups are turns too. */
  @Test
  void givesTurnsInAlternatingOrder() throws IOException {
    List<String> order = new ArrayList<>();
    Rounds.of(List.of(turn("a", order, 1), turn("b", order, 2)), 1, 2);
    assertThat(order).containsExactly("a", "b", "b", "a", "a", "b");
  }

  @Test
  void warmUpsDoNotCount() throws IOException {
    double[] times = {100, 3, 5};
    int[] turns = {0};
    Rounds rounds = Rounds.of(List.of(() -> times[turns[0]++]), 1, 2);
    assertThat(rounds.milliseconds().get(0)).containsExactly(3, 5);
  }

  @ParameterizedTest
  @CsvSource({"1 2 30, 2 2 10, 1, 2", "4 1, 2 2, 1.25, 2.5"})
  void takesMediansOfRounds(String first, String second, double ratio, double median) {
    Rounds rounds = new Rounds(List.of(numbers(first), numbers(second)));
    assertThat(rounds.ratio(0, 1)).isCloseTo(ratio, within(1e-12));
    assertThat(rounds.median(0)).isCloseTo(median, within(1e-12));
  }

  private static Rounds.Turn turn(String name, List<String> order, double time) {
    return () -> {
      order.add(name);
      return time;
    };
  }

  private static double[] numbers(String text) {
    return List.of(text.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
  }
}

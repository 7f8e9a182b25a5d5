package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void answersComeInTheOrderOfTheTasks(int threads) {
    List<Workers.Task<Integer>> tasks =
        IntStream.range(0, 50).<Workers.Task<Integer>>mapToObj(i -> () -> i * i).toList();
    assertThat(new Workers(threads).run(tasks))
        .isEqualTo(IntStream.range(0, 50).map(i -> i * i).boxed().toList());
  }

  @Test
  void faultsOfTheProgramAreNotSwallowed() {
    Workers.Task<Integer> faulty =
        () -> {
          throw new IllegalArgumentException("bad shape");
        };
    Workers.Task<Integer> full =
        () -> {
          throw new OutOfMemoryError("full");
        };
    assertThatThrownBy(() -> new Workers(2).run(List.of(faulty)))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("bad shape");
    assertThatThrownBy(() -> new Workers(2).run(List.of(full)))
        .isInstanceOf(OutOfMemoryError.class);
  }
}

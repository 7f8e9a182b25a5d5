package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class ElastixMemoryTest {
  private static final List<Coordinate> ANSWER =
      List.of(new Coordinate(1.0 / 3, -1e-17), new Coordinate(1e9 + 0.1, 7));
  private static final ElastixInput INPUT =
      new ElastixInput(
          1,
          1,
          new float[] {1},
          new float[] {2},
          List.of("stage"),
          List.of(new Coordinate(0, 0), new Coordinate(1, 1)));
  private static final ElastixRun ANSWERS = input -> ANSWER;
  private static final ElastixRun GIVES_UP =
      input -> {
        throw new GaveUpException("elastix ended with code 1");
      };
  private static final ElastixRun IS_KILLED =
      input -> {
        throw new IOException("elastix was ended by signal 9");
      };
  private static final ElastixRun MUST_NOT_RUN =
      input -> {
        throw new AssertionError("was run again");
      };

  @TempDir Path folder;

  @Test
  void theSecondAnswerIsTheFirstToTheLastBitWithoutARun() throws Exception {
    assertThat(memory(ANSWERS).carry(INPUT)).isEqualTo(ANSWER);
    assertThat(memory(MUST_NOT_RUN).carry(INPUT)).isEqualTo(ANSWER);
    assertThat(files()).containsExactly(INPUT.key("5.0") + ".txt");
  }

  @Test
  void thatItGaveUpIsRememberedAndWhy() {
    for (ElastixRun run : List.of(GIVES_UP, MUST_NOT_RUN)) {
      assertThatThrownBy(() -> memory(run).carry(INPUT))
          .isInstanceOf(GaveUpException.class)
          .hasMessage("elastix ended with code 1");
    }
  }

  @Test
  void aRunThatWasKilledLeavesNothing() throws Exception {
    assertThatThrownBy(() -> memory(IS_KILLED).carry(INPUT)).hasMessageContaining("signal 9");
    assertThat(files()).isEmpty();
    assertThat(memory(ANSWERS).carry(INPUT)).isEqualTo(ANSWER);
  }

  @Test
  void aFreshRunReplacesTheAnswer() throws Exception {
    assertThatThrownBy(() -> memory(GIVES_UP).carry(INPUT)).isInstanceOf(GaveUpException.class);
    new ElastixMemory(folder, "5.0", true, ANSWERS).carry(INPUT);
    assertThat(memory(MUST_NOT_RUN).carry(INPUT)).isEqualTo(ANSWER);
  }

  @Test
  void anotherVersionIsAskedItself() throws Exception {
    memory(ANSWERS).carry(INPUT);
    assertThatThrownBy(() -> new ElastixMemory(folder, "5.1", false, GIVES_UP).carry(INPUT))
        .isInstanceOf(GaveUpException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "points 2\n1 2\n",
        "points 1\n1 2\n",
        "points 2\n1 2\n3\n",
        "gave up",
        "x\n\n\n"
      })
  void aFileThatIsNoAnswerCountsAsAbsent(String damaged) throws Exception {
    Files.writeString(folder.resolve(INPUT.key("5.0") + ".txt"), damaged);
    assertThat(memory(ANSWERS).carry(INPUT)).isEqualTo(ANSWER);
    assertThat(memory(MUST_NOT_RUN).carry(INPUT)).isEqualTo(ANSWER);
  }

  private ElastixMemory memory(ElastixRun run) {
    return new ElastixMemory(folder, "5.0", false, run);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }
}

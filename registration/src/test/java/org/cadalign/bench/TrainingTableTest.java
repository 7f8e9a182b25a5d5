package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTableTest {
  private static final String HEAD = "step,rate,minutes,train.ce,train.loss,tune.err,tune.loss\n";

  @TempDir Path folder;

  @Test
  void showsLossesAndErrors() throws Exception {
    assertThat(
            read(HEAD + "200,1e-3,3.29,9,6.73596,0.63,5.1\n400,1e-3,7.8,9,6,0.5,5.2\n").markdown())
        .isEqualTo(
            """
            | step | minutes | train loss | tune err | tune loss |
            | --- | --- | --- | --- | --- |
            | 200 | 3 | 6.736 | 0.630 | 5.100 |
            | 400 | 8 | 6.000 | 0.500 | 5.200 |
            """);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "11, 6", "20, 10", "25, 9"})
  void aLongLogIsThinnedAndEndsWithItsLastLine(int lines, int shown) throws Exception {
    StringBuilder text = new StringBuilder(HEAD);
    for (int step = 1; step <= lines; step++) {
      text.append(step).append(",0,1,0,1,1,1\n");
    }
    assertThat(read(text.toString()).markdown().lines())
        .hasSize(2 + shown)
        .last()
        .asString()
        .startsWith("| " + lines + " |");
  }

  @Test
  void theJsonNamesTheBestStep() throws Exception {
    assertThat(read(HEAD + "200,0,3.5,9,6,0.6,5.1\n400,0,7,9,6,0.5,5.2\n").json())
        .isEqualTo("{\"steps\":400,\"minutes\":7.0,\"best_step\":200,\"best_tune_loss\":5.1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b\n1,2\n", HEAD, HEAD + "1,2\n", HEAD + "1,2,3,4,5,6,x\n"})
  void refusesWhatIsNoLog(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("log.csv");
  }

  private TrainingTable read(String text) throws Exception {
    return TrainingTable.read(Files.writeString(folder.resolve("log.csv"), text));
  }
}

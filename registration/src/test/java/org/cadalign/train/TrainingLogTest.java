package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingLogTest {
  private static final String HEADER = "step,rate,minutes,train.loss,tune.loss\n";
  private static final String FIRST = "10,0.00200,0.50,3.00000,2.50000\n";
  private static final String SECOND = "20,0.00100,1.25,1.00000,0.50000\n";

  @TempDir private Path folder;

  @Test
  void writesALinePerLookInAnyLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      TrainingLog log = new TrainingLog(file());
      log.add(entry(10, 0.002, 0.5, 3, 2.5));
      log.add(entry(20, 0.001, 1.25, 1, 0.5));
      assertThat(file()).hasContent(HEADER + FIRST + SECOND);
      assertThat(log.minutes()).isEqualTo(1.25);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** What a killed process may leave, and how many whole lines that is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                   | 0",
        "step,ra                                              | 0",
        "step,rate,minutes,train.loss,tune.loss#              | 0",
        "step,rate,minutes,train.loss,tune.loss#10,1,1,1      | 0",
        "step,rate,minutes,train.loss,tune.loss#10,1,1,1,     | 0",
        "step,rate,minutes,train.loss,tune.loss#10,1,1,1,1#20,1,1,1,0.| 1",
        "step,rate,minutes,train.loss,tune.loss#10,1,1,1,1#20,1,1,1,0.5#| 2",
      })
  void takesUpWhatWasLeft(String text, int lines) throws IOException {
    Files.writeString(file(), text.replace('#', '\n'));
    TrainingLog log = new TrainingLog(file());
    assertThat(log.entries()).hasSize(lines);
    log.truncate(100);
    log.add(entry(30, 1, 2, 3, 4));
    assertThat(new TrainingLog(file()).entries()).hasSize(lines + 1).isEqualTo(log.entries());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 0", "10, 1", "19, 1", "20, 2"})
  void truncatesToAStep(long step, int lines) throws IOException {
    Files.writeString(file(), HEADER + FIRST + SECOND);
    TrainingLog log = new TrainingLog(file());
    log.truncate(step);
    assertThat(log.entries()).hasSize(lines);
    assertThat(new TrainingLog(file()).entries()).isEqualTo(log.entries());
    assertThat(log.minutes()).isEqualTo(lines == 0 ? 0 : lines == 1 ? 0.5 : 1.25);
  }

  private Path file() {
    return folder.resolve("log.csv");
  }

  private static TrainingLog.Entry entry(
      long step, double rate, double minutes, double train, double tune) {
    return new TrainingLog.Entry(
        step, rate, minutes, new TreeMap<>(Map.of("train.loss", train, "tune.loss", tune)));
  }
}

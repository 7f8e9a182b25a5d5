package org.cadalign.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunsTest {
  @TempDir private Path folder;
  private KeptRuns runs;
  private int made;

  @BeforeEach
  void open() {
    runs = new KeptRuns(folder.resolve("runs"));
  }

  @Test
  void makesARunOnce() throws DataException {
    assertThat(figures("a")).containsExactly(0.1, Double.NaN, 1e-300);
    assertThat(figures("a")).containsExactly(0.1, Double.NaN, 1e-300);
    assertThat(made).isEqualTo(1);
  }

  @Test
  void keepsRunsApart() throws DataException {
    figures("a");
    figures("b");
    assertThat(made).isEqualTo(2);
  }

  @Test
  void leavesNothingOfAnUnfinishedFile() throws Exception {
    figures("a");
    try (var files = Files.list(folder.resolve("runs"))) {
      assertThat(files).containsExactly(folder.resolve("runs/a.txt"));
    }
  }

  @Test
  void refusesAFileOfSomethingElse() throws Exception {
    figures("a");
    Files.writeString(folder.resolve("runs/a.txt"), "nothing\n");
    assertThatThrownBy(() -> figures("a"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a.txt: it holds no figures");
  }

  private double[] figures(String key) throws DataException {
    return runs.of(
        key,
        () -> {
          made++;
          return new double[] {0.1, Double.NaN, 1e-300};
        });
  }
}

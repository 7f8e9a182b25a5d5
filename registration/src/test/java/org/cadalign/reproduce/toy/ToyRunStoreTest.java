package org.cadalign.reproduce.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cadalign.progress.Progress;
import org.cadalign.toy.ToyData.Density;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyRunStoreTest {
  private static final ToySetting SETTING = new ToySetting(1, Density.UNIFORM, 8, 1, 1e-3, 1);

  @TempDir private Path folder;

  @Test
  void findsOnlyWhatDependsOnTheSame() throws Exception {
    ToyRunStore store = new ToyRunStore(folder);
    store.keep(SETTING, SETTING.train(task()));
    assertThat(store.find(SETTING)).isPresent();
    assertThat(store.find(new ToySetting(2, Density.UNIFORM, 8, 1, 1e-3, 1))).isEmpty();
    assertThat(store.find(new ToySetting(1, Density.TRIANGULAR, 8, 1, 1e-3, 1))).isEmpty();
    assertThat(store.find(new ToySetting(1, Density.UNIFORM, 8, 1, 1e-4, 1))).isEmpty();
  }

  @Test
  void aBrokenFileCountsAsAbsent() throws Exception {
    ToyRunStore store = new ToyRunStore(folder);
    store.keep(SETTING, SETTING.train(task()));
    try (Stream<Path> files = Files.list(folder)) {
      Files.write(files.findFirst().orElseThrow(), new byte[100]);
    }
    assertThat(store.find(SETTING)).isEmpty();
  }

  @Test
  void checkpointsAreRoundEpochsAndTheLast() {
    assertThat(new ToySetting(1, Density.UNIFORM, 8, 150, 1e-3, 1).checkpoints())
        .containsExactly(0, 1, 2, 5, 10, 20, 50, 100, 150);
  }

  private static Progress.Task task() {
    return Progress.none().begin("", 1, "");
  }
}

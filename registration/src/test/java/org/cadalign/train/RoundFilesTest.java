package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, round-1",
    "12, 0, 1, round-12",
    "2, 0, 2, round-2/fold-1",
    "2, 1, 2, round-2/fold-2"
  })
  void aFoldHasAFolderOfItsOwnWhereThereAreSeveral(int round, int fold, int folds, String path) {
    RoundFiles files = new RoundFiles(folder);
    assertThat(files.training(round, fold, folds)).isEqualTo(folder.resolve(path));
    assertThat(files.model(round, fold, folds)).isEqualTo(folder.resolve(path).resolve("model"));
  }

  @Test
  void thereAreRoundsOnceOneHasAFolder() throws Exception {
    assertThat(new RoundFiles(folder.resolve("none")).areThere()).isFalse();
    make("labels", "round-x", "round-");
    assertThat(new RoundFiles(folder).areThere()).isFalse();
    make("round-0");
    assertThat(new RoundFiles(folder).areThere()).isTrue();
  }

  @Test
  void whatWasMadeOfARoundsLabels() throws Exception {
    make("round-1", "round-2/whole", "round-3", "round-10");
    assertThat(new RoundFiles(folder).after(2))
        .isEqualTo(
            List.of(
                folder.resolve("round-2/whole"),
                folder.resolve("round-3"),
                folder.resolve("round-10")));
    assertThat(new RoundFiles(folder).after(10)).isEmpty();
  }

  /** A user who was asked to delete a round has left a gap. */
  @Test
  void deletesRoundsBehindAGapAndNothingElse() throws Exception {
    make("round-1/labels", "round-3/fold-1", "mine");
    Files.writeString(folder.resolve("rounds.csv"), "");
    Files.writeString(folder.resolve("rounds.txt"), "");
    new RoundFiles(folder).delete();
    assertThat(folder).isDirectoryContaining("glob:**/mine");
    assertThat(folder.toFile().list()).containsExactly("mine");
  }

  private void make(String... folders) throws Exception {
    for (String name : folders) {
      Files.createDirectories(folder.resolve(name));
    }
  }
}

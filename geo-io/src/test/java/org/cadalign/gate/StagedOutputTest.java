package org.cadalign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedOutputTest {
  @TempDir private Path folder;

  @Test
  void nothingChangesBeforePublishing() throws Exception {
    Path main = Files.writeString(folder.resolve("main"), "old");
    Path index = Files.writeString(folder.resolve("main.index"), "old");
    try (StagedOutput staged = StagedOutput.beside(main)) {
      Files.writeString(staged.file(main), "new");
      Files.writeString(staged.file(folder.resolve("made/side")), "new");
      staged.remove(index);
      staged.remove(folder.resolve("never was"));
      assertThat(main).hasContent("old");
      assertThat(index).exists();
      assertThat(folder.resolve("made")).doesNotExist();
      staged.publish();
    }
    assertThat(main).hasContent("new");
    assertThat(folder.resolve("made/side")).hasContent("new");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("main", "made");
  }

  @Test
  void closingLeavesNothingOfWhatWasNotPublished() throws Exception {
    Path main = Files.writeString(folder.resolve("main"), "old");
    try (StagedOutput staged = StagedOutput.beside(main)) {
      Files.writeString(staged.file(main), "new");
      Files.writeString(staged.file(main).resolveSibling("a journal"), "x");
    }
    assertThat(main).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("main");
  }

  @Test
  void aFolderIsNeverReplaced() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    try (StagedOutput staged = StagedOutput.beside(taken)) {
      assertThatThrownBy(() -> staged.file(taken))
          .isInstanceOf(DataException.class)
          .hasMessageEndingWith(
              "taken: a folder has this name; move it away, or write to another name");
      assertThatThrownBy(() -> staged.remove(taken))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("a folder has this name");
    }
  }

  @Test
  void theTargetMustHaveAFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> StagedOutput.beside(file.resolve("below")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("below: it cannot be written")
        .hasMessageContaining("check that its folder exists");
  }

  /** A fault midway says so, and what was moved before it is whole. */
  @Test
  void aMoveThatFailsIsTold() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    try (StagedOutput staged = StagedOutput.beside(first)) {
      Files.writeString(staged.file(first), "new");
      staged.file(second);
      assertThatThrownBy(staged::publish)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("first: it cannot be written");
    }
    assertThat(first).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("first");
  }
}

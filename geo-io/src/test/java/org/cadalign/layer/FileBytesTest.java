package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileBytesTest {
  @TempDir private Path folder;

  @Test
  void aFileMayBeAsLargeAsTheBudget() throws Exception {
    Path file = Files.write(folder.resolve("a.csv"), new byte[] {1, 2, 3});
    assertThat(FileBytes.read(file, budget(3))).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> FileBytes.read(file, budget(2)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it is larger than 2 bytes; convert it to GeoPackage");
  }

  @Test
  void tellsWhatIsMissingFromWhatCannotBeRead() throws Exception {
    assertThatThrownBy(() -> FileBytes.read(folder.resolve("none.csv"), budget(9)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no such file");
  }

  /** A device has no end, a pipe waits for one who writes; a folder holds no bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/null", "pipe.csv", "beside.csv", "."})
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsNoRegularFileIsRefused(String name) throws Exception {
    Path file = folder.resolve(name);
    if (name.equals("pipe.csv")) {
      pipe(file);
    } else if (name.equals("beside.csv")) {
      Files.createSymbolicLink(file, pipe(folder.resolve("pipe")));
    }
    assumeTrue(Files.exists(file), file + " is not there");
    assertThatThrownBy(() -> FileBytes.read(file, budget(9)))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(
            "it is no regular file; give a file, and write to one first what comes through a pipe");
    assertThatThrownBy(() -> Layers.read(file, LayerOptions.DEFAULT))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(name.equals(".") ? "it is a folder" : "it is no regular file");
  }

  @Test
  void aLinkToAFileIsThatFile() throws Exception {
    Path file = Files.write(folder.resolve("a.csv"), new byte[] {1, 2, 3});
    Path link = Files.createSymbolicLink(folder.resolve("b.csv"), file);
    assertThat(FileBytes.read(link, budget(3))).containsExactly(1, 2, 3);
  }

  private static Path pipe(Path file) throws Exception {
    try {
      new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
    } catch (IOException e) {
      assumeTrue(false, "mkfifo is not installed");
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "city/houses.geojson, houses, city/houses.prj",
    "houses, houses, houses.prj",
    "a.b.shp, a.b, a.b.prj",
    "city/Häuser 1.SHP, Häuser 1, city/Häuser 1.prj"
  })
  void aFileBesideItHasTheSameName(String file, String stem, String beside) {
    assertThat(FileBytes.stem(Path.of(file))).isEqualTo(stem);
    assertThat(FileBytes.sibling(Path.of(file), "prj")).isEqualTo(Path.of(beside));
  }

  private static LayerBudget budget(long bytes) {
    return new LayerBudget(9, 9, 9, bytes);
  }
}

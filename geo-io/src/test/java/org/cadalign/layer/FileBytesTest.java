package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThatThrownBy(() -> FileBytes.read(folder, LayerBudget.DEFAULT))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("check its permissions");
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

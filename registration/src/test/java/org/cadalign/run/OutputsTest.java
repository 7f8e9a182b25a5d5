package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeInputs() throws Exception {
    Files.writeString(folder.resolve("image.tif"), "image");
    Files.writeString(folder.resolve("layer.gpkg"), "layer");
    Files.writeString(folder.resolve("old.gpkg"), "old");
    Files.writeString(folder.resolve("taken.run"), "a file");
    Files.createSymbolicLink(folder.resolve("link.gpkg"), folder.resolve("layer.gpkg"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new.gpkg          |          | false | ''",
        "new.gpkg          | new.tif  | false | ''",
        "old.gpkg          |          | true  | ''",
        "old.gpkg          |          | false | it exists already; give --overwrite",
        "new.gpkg          | old.gpkg | false | it exists already; give --overwrite",
        "layer.gpkg        |          | true  | inputs are never changed",
        "x/../layer.gpkg   |          | true  | inputs are never changed",
        "link.gpkg         |          | true  | inputs are never changed",
        "new.gpkg          | image.tif| true  | inputs are never changed",
        "new.gpkg          | layer.gpkg| true | inputs are never changed",
        "new.gpkg          | new.gpkg | true  | another output, of this very run",
        "none/new.gpkg     |          | true  | make the folder first",
        "new.gpkg          | none/f.tif| true | make the folder first",
        "taken.gpkg        |          | true  | the folder of this run would have this name",
        "new.doc           |          | true  | new.doc",
      })
  void areLookedAtBeforeAnyWork(String output, String field, boolean overwrite, String words)
      throws Exception {
    AlignmentRequest request =
        Requests.of(folder.resolve("image.tif"), folder.resolve("layer.gpkg"))
            .writing(
                Optional.of(folder.resolve(output)),
                Optional.ofNullable(field).map(folder::resolve),
                overwrite);
    if (words.isEmpty()) {
      assertThatCode(() -> Outputs.check(request)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Outputs.check(request))
          .isInstanceOf(DataException.class)
          .hasMessageContaining(words)
          .hasMessageNotContaining("\n");
    }
    assertThat(folder.resolve("old.gpkg")).hasContent("old");
    assertThat(folder.resolve("layer.gpkg")).hasContent("layer");
  }

  /** What a run directory says, and whether an output x.gpkg may have it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"output\": \"x.gpkg\"}          | false | true",
        "{\"output\": \"moved/x.gpkg\"}    | false | true",
        "{\"output\": \"x.geojson\"}       | false | false",
        "{\"output\": \"x.geojson\"}       | true  | true",
        "{}                                | false | true",
        "nonsense                          | false | true",
      })
  void aRunDirectoryOfAnotherOutputIsNotMixedWith(String told, boolean overwrite, boolean taken)
      throws Exception {
    Path run = Files.createDirectory(folder.resolve("x.run"));
    Files.writeString(run.resolve("run.json"), told);
    AlignmentRequest request =
        Requests.of(folder.resolve("image.tif"), folder.resolve("layer.gpkg"))
            .writing(Optional.of(folder.resolve("x.gpkg")), Optional.empty(), overwrite);
    if (taken) {
      assertThatCode(() -> Outputs.check(request)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Outputs.check(request))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("x.run: it tells of another output, x.geojson; give --overwrite");
    }
    assertThat(run.resolve("run.json")).hasContent(told);
  }

  @Test
  void theRunDirectoryIsNamedAfterTheOutput() {
    assertThat(RunDirectory.of(Path.of("a/b.c.gpkg"))).isEqualTo(Path.of("a/b.c.run"));
    assertThat(RunDirectory.of(Path.of(".gpkg"))).isEqualTo(Path.of(".gpkg.run"));
    assertThat(RunDirectory.of(Path.of("plain"))).isEqualTo(Path.of("plain.run"));
  }
}

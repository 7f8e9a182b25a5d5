package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final String A =
      "{'name': 'a', 'image': 'a.tif', 'layer': 'a.gpkg', 'split': 'train'}";

  @TempDir private Path folder;

  @Test
  void partsScenesByTheirUse() throws Exception {
    Manifest manifest =
        read(
            "{'scenes': [%s, %s, %s]}"
                .formatted(
                    A,
                    A.replace("'a'", "'b'").replace("train", "test"),
                    A.replace("'a'", "'c'").replace("'train'", "'tune', 'licence': 'CC-BY'")));
    assertThat(manifest.of(Manifest.Split.train))
        .extracting(Manifest.Entry::name)
        .containsExactly("a");
    assertThat(manifest.of(Manifest.Split.tune))
        .extracting(Manifest.Entry::licence)
        .containsExactly("CC-BY");
    assertThat(manifest.of(Manifest.Split.test))
        .extracting(Manifest.Entry::labelNoise)
        .containsExactly("");
  }

  @Test
  void aSystemIsNamedByTheSceneOrForAll() throws Exception {
    String named = A.replace("'a'", "'b'").replace("}", ", 'crs': 'EPSG:32645'}");
    Manifest manifest = read("{'scenes': [%s, %s]}".formatted(A, named));
    assertThat(manifest.scenes()).extracting(Manifest.Entry::crs).containsExactly("", "EPSG:32645");
    assertThat(manifest.withDefaultCrs("EPSG:4326").scenes())
        .extracting(Manifest.Entry::crs)
        .containsExactly("EPSG:4326", "EPSG:32645");
    assertThat(manifest.scenes().get(1).layerOptions().crs()).isPresent();
    assertThatThrownBy(() -> manifest.withDefaultCrs("EPSG:x").scenes().get(0).layerOptions())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the crs of scene a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "{}",
        "null",
        "{'scenes': [{'name': 'a'}]}",
        "{'scenes': [null]}",
        "{'scenes': [{'name': 'a', 'image': 'a', 'layer': 'a', 'split': 'all'}]}",
        "{'scenes': [{'name': 'a', 'image': 'a', 'layer': 'a', 'split': 'test', 'x': 1}]}",
        "{'scenes': [{'name': 'a', 'image': 'a', 'layer': 'a', 'split': 'test'}, {'name': 'a', 'image': 'b', 'layer': 'b', 'split': 'test'}]}",
      })
  void refusesOthersInOneLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("scenes.json: no manifest")
        .hasMessageNotContaining("\n");
  }

  @Test
  void saysThatItIsMissing() {
    assertThatThrownBy(() -> Manifest.read(folder.resolve("none.json")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none.json");
  }

  private Manifest read(String text) throws Exception {
    return Manifest.read(Files.writeString(folder.resolve("scenes.json"), text.replace('\'', '"')));
  }
}

package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.layer.Layer;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFilesTest {
  private static final Path ROOT = Path.of("data");
  private static final Path FOLDER = Path.of("run", "round-2", "labels");

  @TempDir private Path folder;

  @Test
  void originalsAreWhereTheManifestSays() {
    assertThat(LabelFiles.ORIGINAL.of(scene(ROOT))).isEqualTo(ROOT.resolve("a/b.gpkg"));
    assertThat(LabelFiles.ORIGINAL.name(scene(ROOT))).isEqualTo("a/b.gpkg");
  }

  @Test
  void correctedOnesHaveTheNameOfTheScene() {
    LabelFiles corrected = LabelFiles.corrected(FOLDER, 2);
    assertThat(corrected.of(scene(ROOT))).isEqualTo(FOLDER.resolve("town.gpkg"));
    assertThat(corrected.name(scene(ROOT))).isEqualTo("a/b.gpkg as corrected by round 2");
  }

  @Test
  void readsTheOneOrTheOther() throws Exception {
    Layer all = TinyTown.utm().truth();
    Layer some = new Layer(all.name(), all.crs(), all.fields(), all.features().subList(0, 5));
    Files.createDirectory(folder.resolve("a"));
    TinyTown.write(some, folder.resolve("a/b.gpkg"));
    TinyTown.write(all, folder.resolve("town.gpkg"));
    assertThat(LabelFiles.ORIGINAL.read(scene(folder)).features()).hasSize(5);
    assertThat(LabelFiles.corrected(folder, 1).read(scene(folder)).features()).hasSize(90);
  }

  private static SceneList.Scene scene(Path root) {
    Manifest.Entry entry =
        new Manifest.Entry(
            "town", "a.tif", "a/b.gpkg", Manifest.Split.train, null, null, null, null);
    return SceneList.of(new Manifest(List.of(entry)), root).scenes().get(0);
  }
}

package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneListTest {
  @TempDir private Path folder;

  @Test
  void aTruthWithoutASystemIsInThatOfItsScene() throws Exception {
    Files.writeString(folder.resolve("t.csv"), "id,WKT\n7,POINT (500001 3000002)\n");
    Layer truth = scene("EPSG:32645").readTruth();
    assertThat(CrsCodes.name(truth.crs())).isEqualTo("EPSG:32645");
    assertThat(truth.features()).hasSize(1);
    assertThatThrownBy(() -> scene("").readTruth()).isInstanceOf(DataException.class);
  }

  private SceneList.Scene scene(String crs) {
    Manifest.Entry entry =
        new Manifest.Entry("town", "a.tif", "b.gpkg", Manifest.Split.train, "", "", crs, "t.csv");
    return SceneList.of(new Manifest(List.of(entry)), folder).scenes().get(0);
  }
}

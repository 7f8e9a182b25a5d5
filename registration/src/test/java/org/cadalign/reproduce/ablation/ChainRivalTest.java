package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.bench.AccuracyMeasurement;
import org.cadalign.bench.MisalignedLayer;
import org.cadalign.bench.Rival;
import org.cadalign.bench.TestScene;
import org.cadalign.engine.Network;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.cadalign.train.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainRivalTest {
  @TempDir private Path folder;

  /** A smooth field of up to 6 px, by a network of few thousand weights that was trained here. */
  @Test
  void leavesLessTheMoreLevelsItHas() throws Exception {
    TinyTown.utm().manifest(folder);
    Manifest.Entry entry =
        new Manifest.Entry(
            "town", "town.tif", "town.gpkg", Manifest.Split.test, "", "exact", "", "");
    ModelArchive model = ModelArchives.read(TinyModel.copy(folder));
    try (TestScene scene = TestScene.open(entry, folder);
        Network network = TinyModel.engine().build(model.spec(), 1)) {
      network.load(model.weights(ModelArchive.WHOLE).orElseThrow());
      MisalignedLayer layer = MisalignedLayer.perturbed(scene, 1, Protocol.field(6));
      double before = left(scene, layer, Rival.none());
      double coarse = left(scene, layer, new ChainRival(network, List.of(4), 2));
      double fine = left(scene, layer, new ChainRival(network, List.of(4, 2, 1), 2));
      assertThat(before).isBetween(0.5, 6.0);
      assertThat(fine).isLessThan(coarse).isLessThan(0.5 * before);
    }
  }

  private static double left(TestScene scene, MisalignedLayer layer, Rival rival) throws Exception {
    return Accuracy.of(List.of(AccuracyMeasurement.errors(scene, layer, rival).metres())).mean();
  }
}

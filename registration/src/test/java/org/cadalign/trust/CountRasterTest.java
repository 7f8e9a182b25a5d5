package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.Budget;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layer;
import org.cadalign.match.Reach;
import org.cadalign.raster.FieldLayout;
import org.cadalign.raster.FieldReader;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.Window;
import org.cadalign.scene.SceneImage;
import org.cadalign.town.Referee;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.cadalign.trust.Denoising.Denoised;
import org.cadalign.trust.PieceTrust.Counted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the first house and the last of a town, in tiles of 30 m. */
class CountRasterTest {
  private static final TinyTown TOWN = TinyTown.utm();
  private static final PieceTrust FIRST =
      new Counted(1, 12.5, Optional.of(new Denoised(16, 0.25, Optional.of(3.0), Optional.empty())));

  @TempDir private static Path folder;
  private static Path file;

  @BeforeAll
  static void write() throws Exception {
    file = folder.resolve("counts.tif");
    Path town = TOWN.image(folder.resolve("town.tif"));
    try (SceneImage image = SceneImage.open(town, ImageOptions.defaults());
        StagedOutput staged = CountRaster.prepare(file, map(image))) {
      staged.publish();
    }
  }

  @Test
  void holdsTheFiguresOfCountedPiecesAlone() throws Exception {
    List<Float> figures = new ArrayList<>();
    try (FieldReader reader = FieldReader.open(file, Budget.defaults())) {
      for (float[] band : reader.read(new Window(0, 0, 6, 6))) {
        figures.add(band[0]);
        assertThat(Arrays.copyOfRange(band, 1, 36)).containsOnly(Float.NaN);
      }
    }
    assertThat(figures).containsExactly(12.5f, 16f, 0.25f, 3f, Float.NaN);
  }

  @Test
  void namesItsBandsAndLiesOnTheImage() throws Exception {
    try (FieldReader reader = FieldReader.open(file, Budget.defaults())) {
      FieldLayout layout = reader.layout();
      assertThat(layout.bands()).extracting(FieldLayout.Band::name).contains("n_s", "n_eff");
      assertThat(layout.georeference().pixelToMap().getScaleX()).isCloseTo(30, within(0.1));
      assertThat(layout.georeference().pixelToMap().getTranslateX()).isEqualTo(500_000);
    }
  }

  @Test
  void gdalReadsNamesAndUnits() throws Exception {
    assertThat(Referee.run("gdalinfo", file))
        .contains("Size is 6, 6", "Description = n_s", "Description = predicted_residual")
        .contains("Unit Type: metre", "NoData Value=nan", "CONTENT=neighbour counts");
  }

  private static TrustMap map(SceneImage image) throws Exception {
    Layer all = TOWN.truth();
    Layer two =
        new Layer(
            all.name(),
            all.crs(),
            all.fields(),
            List.of(all.features().get(0), all.features().get(all.features().size() - 1)));
    Surroundings scene = Surroundings.of(image, two, new PatchPlan(128, Reach.of(TinyModel.SPEC)));
    return new TrustMap(
        scene, List.of(FIRST, new PieceTrust.NoEvidence("no_image")), scene.tiles(100));
  }
}

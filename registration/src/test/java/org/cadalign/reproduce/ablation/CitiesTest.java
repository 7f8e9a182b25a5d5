package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.bench.TestScene;
import org.cadalign.data.TrainingScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitiesTest {
  private static final Protocol TINY = new Protocol(1, 2, 1, 60, 1, 50, 1, 1, 4);

  @TempDir private Path folder;

  @Test
  void nobodyIsTrainedOnACityThatIsMeasured() throws Exception {
    Cities cities = new Cities(folder, TINY, 1, 2);
    TrainingScene training = cities.training().get(0);
    TrainingScene heldOut = cities.heldOut().get(0);
    assertThat(training.raster().width()).isEqualTo(200);
    assertThat(heldOut.raster().width()).isEqualTo(167);
    assertThat(training.name()).isNotEqualTo(heldOut.name());
    try (TestScene scene = cities.unseen(0)) {
      assertThat(scene.name()).isEqualTo(heldOut.name());
      assertThat(scene.labels().groups()).hasSameSizeAs(heldOut.groups());
    }
  }

  @Test
  void whatIsThereIsNotMadeAgainAndAnotherSeedMakesAnother() throws Exception {
    new Cities(folder, TINY, 1, 2).heldOut();
    Path image = folder.resolve("city-1000-side50-seed1/image.tif");
    byte[] first = Files.readAllBytes(image);
    Files.delete(image);
    new Cities(folder, TINY, 1, 1).heldOut();
    assertThat(Files.readAllBytes(image)).isEqualTo(first);
    new Cities(folder, TINY, 2, 1).heldOut();
    assertThat(Files.readAllBytes(folder.resolve("city-1000-side50-seed2/image.tif")))
        .isNotEqualTo(first);
  }
}

package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.layer.Layer;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.Reach;
import org.cadalign.raster.ImageOptions;
import org.cadalign.scene.SceneImage;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchReaderTest {
  private static final int SIDE = 128;
  private static final TinyTown TOWN = TinyTown.utm();

  @TempDir private static Path folder;
  private static Path image;

  @BeforeAll
  static void paint() throws Exception {
    image = TOWN.image(folder.resolve("town.tif"));
  }

  @Test
  void showsThePieceWithAllThatIsNear() throws Exception {
    try (SceneImage opened = SceneImage.open(image, ImageOptions.defaults())) {
      Surroundings scene = scene(opened, TOWN.truth());
      PatchPlace.At place = (PatchPlace.At) scene.places().get(40);
      Map<String, Tensor> inputs = ((Patch.Seen) scene.reader().read(place)).inputs();
      int target = Math.round(inputs.get(Network.TARGET).data()[0]);
      float[] position = inputs.get("position").data();
      int pieces = inputs.get("position").length(0);
      assertThat(inputs.get("image").shape()).containsExactly(1, 3, SIDE, SIDE);
      assertThat(inputs.get("level").data()).containsExactly(0);
      assertThat(numbers(inputs)).hasSize(pieces + 1).contains(0, pieces);
      assertThat(pieces).isGreaterThan(1);
      // The house is in the middle, to half a cell and as far as its centre is not its envelope's.
      assertThat(position[2 * target]).isBetween(SIDE / 2f - 6, SIDE / 2f + 6);
      assertThat(position[2 * target + 1]).isBetween(SIDE / 2f - 6, SIDE / 2f + 6);
      int middle = Math.round(position[2 * target + 1]) * SIDE + Math.round(position[2 * target]);
      assertThat(inputs.get("index").data()[middle]).isEqualTo(target + 1);
      // Bright where the roof is, dark beside it.
      assertThat(inputs.get("image").data()[middle]).isPositive();
    }
  }

  @Test
  void saysWhyNothingIsSeen() throws Exception {
    try (SceneImage opened = SceneImage.open(image, ImageOptions.defaults())) {
      Layer half = TinyTown.moved(TOWN.truth(), -40, 0);
      Surroundings scene = scene(opened, half);
      assertThat(scene.places().get(0)).isEqualTo(new PatchPlace.Nowhere(Reason.OUTSIDE));
    }
  }

  private static Set<Integer> numbers(Map<String, Tensor> inputs) {
    Set<Integer> numbers = new HashSet<>();
    for (float number : inputs.get("index").data()) {
      numbers.add(Math.round(number));
    }
    return numbers;
  }

  private static Surroundings scene(SceneImage opened, Layer layer) throws Exception {
    return Surroundings.of(opened, layer, new PatchPlan(SIDE, Reach.of(TinyModel.SPEC)));
  }
}

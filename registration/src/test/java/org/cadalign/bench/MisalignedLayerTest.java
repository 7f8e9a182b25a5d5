package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.scene.SceneLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class MisalignedLayerTest {
  @TempDir Path folder;

  @Test
  void metresEastAndNorthAreAddedToCoordinatesInMetres() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", false)) {
      Layer moved = MisalignedLayer.shifted(scene, new Displacement(0.5, -2)).layer();
      Coordinate[] from = vertices(scene.labels().layer());
      Coordinate[] to = vertices(moved);
      for (int i = 0; i < from.length; i++) {
        assertThat(to[i].x - from[i].x).isCloseTo(0.5, within(1e-6));
        assertThat(to[i].y - from[i].y).isCloseTo(-2, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theNegativeOfWhatWasAddedLeadsBack(boolean degrees) throws Exception {
    try (TestScene scene = Village.scene(folder, "village", degrees)) {
      MisalignedLayer moved = MisalignedLayer.perturbed(scene, 1);
      SceneLayer onImage = SceneLayer.of(moved.layer(), scene.image());
      // As it was grouped: what was moved may touch by chance.
      SceneLayer grouped =
          new SceneLayer(moved.layer(), onImage.footprints(), scene.labels().groups());
      TestScene again = new TestScene(scene.entry(), scene.imageFile(), scene.image(), grouped);
      List<Displacement> back = moved.metres().stream().map(d -> d.times(-1)).toList();
      Coordinate[] from = pixels(scene, scene.labels().layer());
      Coordinate[] to = pixels(scene, MisalignedLayer.of(again, back).layer());
      for (int i = 0; i < from.length; i++) {
        assertThat(to[i].distance(from[i])).isLessThan(1e-5);
      }
    }
  }

  @Test
  void groupsMoveRigidlyByWhatIsRecorded() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", true)) {
      MisalignedLayer moved = MisalignedLayer.perturbed(scene, 2);
      SceneLayer labels = scene.labels();
      SceneLayer onImage = SceneLayer.of(moved.layer(), scene.image());
      assertThat(labels.groups()).hasSizeLessThan(labels.footprints().size());
      for (int g = 0; g < labels.groups().size(); g++) {
        Group group = labels.groups().get(g);
        for (int member : group.members()) {
          Geometry from = labels.footprints().get(member).shape();
          Geometry to = onImage.footprints().get(member).shape();
          checkMove(from, to, moved.metres().get(g));
        }
      }
    }
  }

  private static void checkMove(Geometry from, Geometry to, Displacement metres) {
    for (int i = 0; i < from.getNumPoints(); i++) {
      Coordinate a = from.getCoordinates()[i];
      Coordinate b = to.getCoordinates()[i];
      assertThat((b.x - a.x) * 0.3).isCloseTo(metres.dx(), within(1e-5));
      assertThat((a.y - b.y) * 0.3).isCloseTo(metres.dy(), within(1e-5));
    }
  }

  @Test
  void theSeedAndTheSceneDecide() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", false);
        TestScene other = Village.scene(folder, "other", false)) {
      MisalignedLayer moved = MisalignedLayer.perturbed(scene, 1);
      assertThat(MisalignedLayer.perturbed(scene, 1).metres()).isEqualTo(moved.metres());
      assertThat(MisalignedLayer.perturbed(scene, 2).metres()).isNotEqualTo(moved.metres());
      assertThat(MisalignedLayer.perturbed(other, 1).metres()).isNotEqualTo(moved.metres());
    }
  }

  @Test
  void idsAndAttributesStay() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", true)) {
      Layer moved = MisalignedLayer.perturbed(scene, 3).layer();
      Layer labels = scene.labels().layer();
      assertThat(moved.fields()).isEqualTo(labels.fields());
      assertThat(moved.features().stream().map(Feature::id).toList())
          .isEqualTo(labels.features().stream().map(Feature::id).toList());
      assertThat(moved.features().stream().map(Feature::values).toList())
          .isEqualTo(labels.features().stream().map(Feature::values).toList());
    }
  }

  private static Coordinate[] vertices(Layer layer) {
    return layer.features().stream()
        .flatMap(f -> java.util.Arrays.stream(f.geometry().orElseThrow().getCoordinates()))
        .toArray(Coordinate[]::new);
  }

  private static Coordinate[] pixels(TestScene scene, Layer layer) throws Exception {
    return SceneLayer.of(layer, scene.image()).footprints().stream()
        .flatMap(f -> java.util.Arrays.stream(f.shape().getCoordinates()))
        .toArray(Coordinate[]::new);
  }
}

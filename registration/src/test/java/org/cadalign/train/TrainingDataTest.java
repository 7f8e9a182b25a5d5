package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cadalign.archive.Provenance;
import org.cadalign.data.Sample;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {
  @TempDir private static Path folder;
  private static Path file;

  @BeforeAll
  static void writeTown() throws Exception {
    file = TinyTown.utm().manifest(folder);
  }

  @Test
  void tellsWhatTheModelWillComeFrom() throws Exception {
    TrainingOptions options = TinyModel.options(TinyModel.SPEC, 6, 1);
    TrainingData data = TrainingData.load(Manifest.read(file), folder, options);
    Provenance origin = data.provenance(TinyModel.engine(), options, List.of());
    assertThat(origin.data()).containsOnlyKeys("town.gpkg", "town.tif");
    assertThat(origin.data().get("town.tif")).hasSize(64);
    assertThat(origin.licences()).containsExactly("none owed");
    assertThat(origin.range().finest()).isCloseTo(0.3, within(0.002));
    assertThat(origin.range().coarsest()).isCloseTo(0.3, within(0.002));
    assertThat(origin.steps()).isZero();
    assertThat(data.sources().training().sample(3)).containsKeys(Sample.INDEX, Sample.WEIGHT);
    assertThat(data.sources().training().sample(0).get(Sample.IMAGE).data())
        .isNotEqualTo(data.sources().tuning().sample(0).get(Sample.IMAGE).data());
  }

  @Test
  void aNetworkOfFieldsGetsFields() throws Exception {
    DoubleUnetSpec unet = new DoubleUnetSpec("tiny", 2, 2, 1);
    TrainingData data =
        TrainingData.load(Manifest.read(file), folder, TinyModel.options(unet, 6, 1));
    Map<String, Tensor> sample = data.sources().training().sample(0);
    int inner = unet.output(64);
    assertThat(sample.get(Sample.DISPLACEMENT).shape()).containsExactly(1, 2, inner, inner);
    assertThat(sample).doesNotContainKey(Sample.INDEX);
  }

  @Test
  void neverLooksAtTestScenes() throws Exception {
    String with =
        Files.readString(file)
            .replace(
                "]}",
                ", {\"name\": \"c\", \"image\": \"none.tif\", \"layer\": \"none\","
                    + " \"split\": \"test\"}]}");
    Path more = Files.writeString(folder.resolve("more.json"), with);
    assertThat(load(more).hashes()).hasSize(2);
  }

  @Test
  void needsASceneToTrain() throws Exception {
    Path one = without("train");
    assertThatThrownBy(() -> load(one))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("needs a scene with buildings to train");
  }

  @Test
  void keepsAPartOfASceneForTuningWhereNoSceneIsForIt() throws Exception {
    TrainingData whole = load(file);
    TrainingData parted = load(without("tune"));
    assertThat(parted.scenes().get(0).buildings()).isLessThan(whole.scenes().get(0).buildings());
    assertThat(parted.scenes().get(0).raster().width() + parted.scenes().get(0).raster().height())
        .isLessThan(
            whole.scenes().get(0).raster().width() + whole.scenes().get(0).raster().height());
    assertThat(parted.sources().tuning().sample(0)).containsKeys(Sample.WEIGHT);
  }

  @Test
  void filesOfTwoManifestsMayHaveTheSamePath() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    TinyTown all = TinyTown.utm();
    TinyTown fewer = new TinyTown(all.epsg(), all.pixelToMap(), all.houses().subList(0, 12));
    Path second = fewer.manifest(other);
    Files.writeString(
        second, Files.readString(second).replace("\"a\"", "\"c\"").replace("\"b\"", "\"d\""));
    SceneList both =
        SceneList.of(Manifest.read(file), folder).and(Manifest.read(second), other, 0.5);
    assertThat(both.files()).hasSize(8).contains(other.resolve("town.tif"));
    TrainingOptions options = TinyModel.options(TinyModel.SPEC, 6, 1);
    assertThat(TrainingData.load(both, LabelFiles.ORIGINAL, options).hashes())
        .containsKeys("town.gpkg", "c: town.gpkg");
  }

  private static Path without(String split) throws Exception {
    return Files.writeString(
        folder.resolve("one.json"),
        Files.readString(file).replace("\"" + split + "\"", "\"test\""));
  }

  @Test
  void refusesScenesWithoutAnyBuilding() throws Exception {
    Layer houses = TinyTown.utm().truth();
    Layer none = new Layer(houses.name(), houses.crs(), houses.fields(), List.of());
    TinyTown.write(none, folder.resolve("none.gpkg"));
    Path bare =
        Files.writeString(
            folder.resolve("bare.json"), Files.readString(file).replace("town.gpkg", "none.gpkg"));
    assertThatThrownBy(() -> load(bare))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("needs a scene with buildings to train")
        .hasMessageNotContaining("\n");
  }

  private static TrainingData load(Path manifest) throws DataException {
    return TrainingData.load(
        Manifest.read(manifest), folder, TinyModel.options(TinyModel.SPEC, 6, 1));
  }
}

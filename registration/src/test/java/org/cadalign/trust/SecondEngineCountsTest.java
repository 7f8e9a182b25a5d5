package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.count.CountOptions;
import org.cadalign.count.SoftCounts;
import org.cadalign.data.TrainingSampler;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.shipped.ShippedModel;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.cadalign.train.Manifest;
import org.cadalign.train.TrainingData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patches have as many neighbours in either engine. */
class SecondEngineCountsTest {
  private static final int PATCHES = 50;

  @TempDir private Path folder;

  @Test
  void countsOfFiftyPatchesAreTheSame() throws Exception {
    assertSame(ModelArchives.read(TinyModel.copy(folder)));
  }

  @Test
  @Tag("long")
  void countsOfFiftyPatchesAreTheSameUnderTheShippedModel() throws Exception {
    assertSame(ShippedModel.open());
  }

  private void assertSame(ModelArchive model) throws Exception {
    List<Map<String, Tensor>> patches = patches();
    double[] expected = counts("torch", model, patches);
    double[] found = counts("dl4j", model, patches);
    assertThat(found).hasSize(PATCHES);
    for (int i = 0; i < PATCHES; i++) {
      assertThat(found[i]).as("patch " + i).isCloseTo(expected[i], within(1e-3 * expected[i]));
    }
  }

  private List<Map<String, Tensor>> patches() throws Exception {
    TinyTown.utm().manifest(folder);
    TrainingData.Scenes scenes =
        TrainingData.trainingScenes(Manifest.read(folder.resolve("scenes.json")), folder);
    TrainingSampler sampler =
        new TrainingSampler(
            scenes.scenes(), TrainingSampler.Options.standard(1, 64).plain().complete());
    return IntStream.range(0, PATCHES).mapToObj(i -> inputs(sampler.sample(i).tensors())).toList();
  }

  private static Map<String, Tensor> inputs(Map<String, Tensor> sample) {
    Map<String, Tensor> inputs = new HashMap<>(sample);
    inputs.put(Network.TARGET, new Tensor(new float[] {0}, 1));
    return inputs;
  }

  private static double[] counts(
      String engine, ModelArchive model, List<Map<String, Tensor>> patches) throws Exception {
    try (Network network = Engines.named(engine).orElseThrow().build(model.spec(), 1)) {
      network.load(model.weights(ModelArchive.WHOLE).orElseThrow());
      return SoftCounts.within(NetworkGradients.of(network, patches), CountOptions.defaults())
          .values();
    }
  }
}

package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.data.FieldSample;
import org.cadalign.data.Sample;
import org.cadalign.data.TrainingSampler;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.layer.LayerOptions;
import org.cadalign.scene.TrainingScenes;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutTest {
  private static final int SAMPLES = 5;

  @TempDir private static Path folder;
  private static TrainingSampler sampler;
  private static HeldOut heldOut;

  @BeforeAll
  static void loadTown() throws Exception {
    TinyTown tiny = TinyTown.utm();
    Path image = tiny.image(folder.resolve("town.tif"));
    Path layer = TinyTown.write(tiny.truth(), folder.resolve("town.gpkg"));
    sampler =
        new TrainingSampler(
            List.of(TrainingScenes.load("town", image, layer, LayerOptions.DEFAULT).scene()),
            HeldOut.options(1));
    heldOut = new HeldOut(sampler, SAMPLES);
  }

  /** Both families are asked for the same: who says the truth, less an error, is off by that. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 2})
  void bothFamiliesAreMeasuredAlike(double error) {
    assertThat(heldOut.median(new Told(OutlineMatcherSpec.compact(), error)))
        .isCloseTo(error, within(1e-3));
    assertThat(heldOut.median(new Told(DoubleUnetSpec.reference(), error)))
        .isCloseTo(error, within(1e-3));
  }

  @Test
  void withoutANetworkTheDisplacementsAreTheError() {
    assertThat(heldOut.unmoved()).isBetween(0.2, 3.8);
    assertThat(heldOut.unmoved()).isEqualTo(new HeldOut(sampler, SAMPLES).unmoved());
  }

  @Test
  void aNetworkThatHasLearntIsNearer() throws Exception {
    var model = org.cadalign.archive.ModelArchives.read(TinyModel.copy(folder));
    try (Network network = TinyModel.engine().build(model.spec(), 1)) {
      network.load(model.weights(org.cadalign.archive.ModelArchive.WHOLE).orElseThrow());
      assertThat(heldOut.median(network)).isLessThan(heldOut.unmoved());
    }
  }

  @Test
  void theMiddleIsCutOutOfEveryChannel() {
    Tensor whole = Tensor.zeros(1, 2, 6, 6);
    for (int i = 0; i < whole.data().length; i++) {
      whole.data()[i] = i;
    }
    assertThat(HeldOut.crop(whole, 2).data()).containsExactly(14, 15, 20, 21, 50, 51, 56, 57);
  }

  /** A network that looks its answers up, and adds an error to the east. */
  private static final class Told implements Network {
    private final NetworkSpec spec;
    private final float error;
    private int asked;

    Told(NetworkSpec spec, double error) {
      this.spec = spec;
      this.error = (float) error;
    }

    @Override
    public Map<String, Tensor> forward(String stage, Map<String, Tensor> inputs) {
      if (stage.equals(OutlineMatcherSpec.EVIDENCE)) {
        return Map.of("volume", Tensor.zeros(1), "size", Tensor.zeros(1));
      }
      Sample sample = sampler.sample(asked++);
      if (!(spec instanceof DoubleUnetSpec unet)) {
        return Map.of(Sample.DISPLACEMENT, off(sample.tensor(Sample.DISPLACEMENT), 2));
      }
      assertThat(inputs.get(Sample.IMAGE).length(3)).isEqualTo(220);
      SortedMap<String, Tensor> tensors = new TreeMap<>();
      for (String name : List.of(Sample.IMAGE, Sample.MAP, Sample.INDEX, Sample.SEGMENTATION)) {
        tensors.put(name, HeldOut.crop(sample.tensor(name), 220));
      }
      tensors.put(Sample.DISPLACEMENT, sample.tensor(Sample.DISPLACEMENT));
      Sample cut = new Sample(sample.scene(), sample.level(), tensors);
      Tensor field = FieldSample.of(cut, unet).tensor(Sample.DISPLACEMENT);
      return Map.of(Sample.DISPLACEMENT, off(field, 1));
    }

    /** The x of (x, y) pairs, or the first of two channels. */
    private Tensor off(Tensor truth, int stride) {
      float[] moved = truth.data().clone();
      int end = stride == 1 ? moved.length / 2 : moved.length;
      for (int i = 0; i < end; i += stride) {
        moved[i] += error;
      }
      return new Tensor(moved, truth.shape());
    }

    @Override
    public NetworkSpec spec() {
      return spec;
    }

    @Override
    public SortedMap<String, Tensor> weights() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void load(Map<String, Tensor> weights) {}

    @Override
    public Gradient gradient(Map<String, Tensor> sample, LossContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}

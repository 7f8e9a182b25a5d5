package org.cadalign.bench.similarity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cadalign.data.Sample;
import org.cadalign.data.TrainingSampler;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.scene.TrainingScenes;
import org.cadalign.train.Manifest;

/**
 * Patches of the training scenes; each depends on its number alone.
 *
 * @param sampler of windows
 */
record Patches(TrainingSampler sampler) {
  private static final int SIDE = 128;
  private static final long SEED = 1;

  /** A window that teaches nothing is replaced by the next of so many. */
  private static final int TRIES = 64;

  /**
   * One patch.
   *
   * @param sample as training takes it
   * @param inputs as the network's Jacobian takes it
   */
  record Patch(SortedMap<String, Tensor> sample, Map<String, Tensor> inputs) {}

  static Patches open(Path data, Path manifest) throws DataException {
    List<TrainingScene> scenes = new ArrayList<>();
    for (Manifest.Entry entry : Manifest.read(manifest).of(Manifest.Split.train)) {
      scenes.add(
          TrainingScenes.load(
                  entry.name(),
                  data.resolve(entry.image()),
                  data.resolve(entry.layer()),
                  entry.layerOptions())
              .scene());
    }
    TrainingSampler.Options options =
        TrainingSampler.Options.standard(SEED, SIDE)
            .plain()
            .withLevelWeights(List.of(1.0, 0.0, 0.0, 0.0));
    return new Patches(new TrainingSampler(scenes, options));
  }

  Patch patch(int number) {
    for (long i = (long) TRIES * number; i < (long) TRIES * (number + 1); i++) {
      Sample sample = sampler.sample(i);
      OptionalInt target = target(sample);
      if (target.isPresent()) {
        return new Patch(sample.tensors(), inputs(sample, target.getAsInt()));
      }
    }
    throw new IllegalStateException("no window shows a building that can be learnt from");
  }

  List<Patch> range(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::patch).toList();
  }

  private static Map<String, Tensor> inputs(Sample sample, int target) {
    Map<String, Tensor> inputs = new TreeMap<>();
    for (String name :
        List.of(
            Sample.IMAGE, Sample.VALID, Sample.MAP, Sample.INDEX, Sample.POSITION, Sample.LEVEL)) {
      inputs.put(name, sample.tensor(name));
    }
    inputs.put(Network.TARGET, new Tensor(new float[] {target}, 1));
    return inputs;
  }

  /** The learnable group nearest to the middle. */
  private static OptionalInt target(Sample sample) {
    float[] position = sample.tensor(Sample.POSITION).data();
    float[] weight = sample.tensor(Sample.WEIGHT).data();
    OptionalInt nearest = OptionalInt.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < weight.length; i++) {
      double away = Math.hypot(position[2 * i] - SIDE / 2.0, position[2 * i + 1] - SIDE / 2.0);
      if (weight[i] > 0 && away < least) {
        least = away;
        nearest = OptionalInt.of(i);
      }
    }
    return nearest;
  }
}

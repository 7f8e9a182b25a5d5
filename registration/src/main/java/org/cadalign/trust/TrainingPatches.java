package org.cadalign.trust;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadalign.data.Sample;
import org.cadalign.data.TrainingSampler;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;

/**
 * Patches of the training data: drawn as training draws its samples, with the window right on a
 * building. Patch {@code i} shows the building that training sample {@code i} was made around.
 *
 * @param sampler of windows of a patch's side
 */
record TrainingPatches(TrainingSampler sampler) {
  /**
   * A patch and where it is from.
   *
   * @param inputs of the network's Jacobian
   * @param label displacement that was asked for, pixels of the level
   * @param source of the patch
   */
  record Labelled(Map<String, Tensor> inputs, float[] label, ExampleSource source) {}

  /** Patches as a training of that seed saw the scenes. */
  static TrainingPatches of(List<TrainingScene> scenes, long seed, int side) {
    return new TrainingPatches(
        new TrainingSampler(scenes, TrainingSampler.Options.standard(seed, side)));
  }

  /** One patch; empty where training would not have learnt from its building. */
  Optional<Labelled> patch(long index) {
    TrainingSampler.Centred centred = sampler.centred(index);
    Sample sample = centred.sample();
    int target = target(sample);
    if (target < 0) {
      return Optional.empty();
    }
    Map<String, Tensor> inputs = new TreeMap<>();
    for (String name :
        List.of(
            Sample.IMAGE, Sample.VALID, Sample.MAP, Sample.INDEX, Sample.POSITION, Sample.LEVEL)) {
      inputs.put(name, sample.tensor(name));
    }
    inputs.put(Network.TARGET, PatchReader.target(target));
    float[] asked = sample.tensor(Sample.DISPLACEMENT).data();
    return Optional.of(
        new Labelled(
            inputs,
            new float[] {asked[2 * target], asked[2 * target + 1]},
            new ExampleSource(
                sample.scene(), sample.level(), index, centred.centre().x, centred.centre().y)));
  }

  /** The group in the middle, whose label is the window's centre; -1 if it teaches nothing. */
  private static int target(Sample sample) {
    float[] position = sample.tensor(Sample.POSITION).data();
    float[] asked = sample.tensor(Sample.DISPLACEMENT).data();
    double middle = sample.tensor(Sample.INDEX).length(3) / 2.0;
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < position.length / 2; i++) {
      double x = position[2 * i] / sample.level() + asked[2 * i];
      double y = position[2 * i + 1] / sample.level() + asked[2 * i + 1];
      double distance = Math.hypot(x - middle, y - middle);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return sample.tensor(Sample.WEIGHT).data()[nearest] > 0 ? nearest : -1;
  }
}

package org.cadalign.reproduce.ablation;

import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cadalign.data.Sample;
import org.cadalign.data.TrainingSampler;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * Fixed samples of cities that no network is trained on, and how wrong networks of both families
 * are about the same groups of them: those in the middle, which the double U-Net answers for.
 */
final class HeldOut {
  /** A multiple of 8 for the matcher; the double U-Net takes two pixels less on each side. */
  private static final int SIDE = 224;

  private static final int UNET_SIDE = 220;

  private static final int MIDDLE = DoubleUnetSpec.reference().output(UNET_SIDE);

  private final TrainingSampler sampler;
  private final int count;

  /**
   * Samples that are upright and of true colours.
   *
   * @param count how many
   */
  HeldOut(TrainingSampler sampler, int count) {
    this.sampler = sampler;
    this.count = count;
  }

  /** What a sampler of such samples draws. */
  static TrainingSampler.Options options(long seed) {
    return TrainingSampler.Options.standard(seed, SIDE).plain();
  }

  /** Median length of the groups' displacements: the error of leaving all where they are. */
  double unmoved() {
    return median(sample -> new float[sample.tensor(Sample.DISPLACEMENT).data().length]);
  }

  /** Median length of the errors of a network's displacements, pixels of the sample's level. */
  double median(Network network) {
    return median(sample -> displacements(network, sample));
  }

  /** Displacements of all groups: x, y of the first, then of the next. */
  private interface Answer {
    float[] of(Sample sample);
  }

  private double median(Answer answer) {
    double[] all =
        IntStream.range(0, count)
            .mapToObj(sampler::sample)
            .flatMapToDouble(sample -> errors(sample, answer.of(sample)))
            .sorted()
            .toArray();
    if (all.length == 0) {
      throw new IllegalStateException("no group lies in the middle of a sample");
    }
    return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
  }

  private static DoubleStream errors(Sample sample, float[] predicted) {
    float[] truth = sample.tensor(Sample.DISPLACEMENT).data();
    float[] weight = sample.tensor(Sample.WEIGHT).data();
    int[] pixels = pixels(sample);
    return IntStream.range(0, weight.length)
        .filter(g -> weight[g] > 0 && pixels[g] > 0)
        .mapToDouble(
            g ->
                Math.hypot(
                    predicted[2 * g] - truth[2 * g], predicted[2 * g + 1] - truth[2 * g + 1]));
  }

  /** How many pixels of each group lie in the middle. */
  private static int[] pixels(Sample sample) {
    int[] pixels = new int[groups(sample)];
    float[] index = crop(sample.tensor(Sample.INDEX), MIDDLE).data();
    for (float group : index) {
      if (group > 0) {
        pixels[(int) group - 1]++;
      }
    }
    return pixels;
  }

  private static int groups(Sample sample) {
    return sample.tensor(Sample.WEIGHT).length(0);
  }

  private static float[] displacements(Network network, Sample sample) {
    NetworkSpec spec = network.spec();
    return spec instanceof OutlineMatcherSpec
        ? matched(network, sample)
        : averaged(network.forward(DoubleUnetSpec.STAGE, cropped(sample)), sample);
  }

  private static float[] matched(Network network, Sample sample) {
    Map<String, Tensor> evidence =
        network.forward(
            OutlineMatcherSpec.EVIDENCE,
            Map.of(
                Sample.IMAGE,
                sample.tensor(Sample.IMAGE),
                Sample.VALID,
                sample.tensor(Sample.VALID),
                Sample.MAP,
                sample.tensor(Sample.MAP),
                Sample.INDEX,
                sample.tensor(Sample.INDEX),
                "groups",
                new Tensor(new float[] {groups(sample)}, 1)));
    Map<String, Tensor> match =
        network.forward(
            OutlineMatcherSpec.MATCH,
            Map.of(
                "volume",
                evidence.get("volume"),
                "size",
                evidence.get("size"),
                Sample.POSITION,
                sample.tensor(Sample.POSITION),
                Sample.LEVEL,
                sample.tensor(Sample.LEVEL)));
    return match.get(Sample.DISPLACEMENT).data();
  }

  private static Map<String, Tensor> cropped(Sample sample) {
    return Map.of(
        Sample.IMAGE, crop(sample.tensor(Sample.IMAGE), UNET_SIDE),
        Sample.MAP, crop(sample.tensor(Sample.MAP), UNET_SIDE));
  }

  /** Of a field, what its mean over each group's pixels is. */
  private static float[] averaged(Map<String, Tensor> answer, Sample sample) {
    float[] field = answer.get(Sample.DISPLACEMENT).data();
    float[] index = crop(sample.tensor(Sample.INDEX), MIDDLE).data();
    int[] pixels = pixels(sample);
    float[] mean = new float[2 * pixels.length];
    for (int i = 0; i < index.length; i++) {
      int group = (int) index[i] - 1;
      if (group >= 0) {
        mean[2 * group] += field[i] / pixels[group];
        mean[2 * group + 1] += field[index.length + i] / pixels[group];
      }
    }
    return mean;
  }

  /** The middle of a window, of one channel or more. */
  static Tensor crop(Tensor whole, int side) {
    int channels = whole.length(1);
    int width = whole.length(3);
    int margin = (width - side) / 2;
    float[] part = new float[channels * side * side];
    for (int row = 0; row < channels * side; row++) {
      int from = (row / side * width + row % side + margin) * width + margin;
      System.arraycopy(whole.data(), from, part, row * side, side);
    }
    return new Tensor(part, 1, channels, side, side);
  }
}

package org.cadalign.trust;

import java.util.Map;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * The perceptual baseline: what a patch looks like to the network, apart from how it learns. Of the
 * stage {@code evidence}, the segmentation (3 channels, means over 8 x 8 cells of the patch) and
 * the volume of the patch's piece (3 channels over all shifts), each brought to zero mean and
 * length one. Their inner product is the mean of two cosines.
 */
final class Activations {
  private static final int CELLS = 8;

  private Activations() {}

  /** Numbers that tell a patch. */
  static int length(OutlineMatcherSpec spec) {
    return OutlineMatcherSpec.CHANNELS * CELLS * CELLS
        + OutlineMatcherSpec.VOLUMES * spec.side() * spec.side();
  }

  /** Of one patch; the inner product of two of them is from -1 to 1. */
  static float[] of(Network network, Map<String, Tensor> inputs) {
    Map<String, Tensor> answer = network.forward(OutlineMatcherSpec.EVIDENCE, inputs);
    int target = Math.round(inputs.get(Network.TARGET).data()[0]);
    double[] scene = pooled(answer.get("segmentation"));
    double[] fit = volume(answer.get("volume"), target);
    float[] both = new float[scene.length + fit.length];
    put(centred(scene), both, 0);
    put(centred(fit), both, scene.length);
    return both;
  }

  private static double[] pooled(Tensor map) {
    int channels = map.length(1);
    int height = map.length(2);
    int width = map.length(3);
    double[] means = new double[channels * CELLS * CELLS];
    int[] count = new int[means.length];
    for (int i = 0; i < map.data().length; i++) {
      int x = i % width;
      int y = i / width % height;
      int cell = (i / (width * height) * CELLS + y * CELLS / height) * CELLS + x * CELLS / width;
      means[cell] += map.data()[i];
      count[cell]++;
    }
    for (int i = 0; i < means.length; i++) {
      means[i] /= Math.max(1, count[i]);
    }
    return means;
  }

  private static double[] volume(Tensor volumes, int target) {
    int length = volumes.data().length / volumes.length(0);
    double[] volume = new double[length];
    for (int i = 0; i < length; i++) {
      volume[i] = volumes.data()[target * length + i];
    }
    return volume;
  }

  /** Zero mean, and length 1 / sqrt(2) so that two of them together have length one. */
  private static double[] centred(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean);
    }
    double scale = square > 0 ? 1 / Math.sqrt(2 * square) : 0;
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = scale * (values[i] - mean);
    }
    return centred;
  }

  private static void put(double[] values, float[] into, int at) {
    for (int i = 0; i < values.length; i++) {
      into[at + i] = (float) values[i];
    }
  }
}

package org.cadalign.torch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.spec.DoubleUnetLossNumbers;
import org.cadalign.spec.DoubleUnetSpec;

/**
 * Losses of the double U-Net: squared error of the displacement near the map's outlines, and
 * cross-entropy of four independent classes. No weight decay: the published one has no gradient.
 *
 * @param coefficients of the heads, finest first
 * @param share how much segmentation counts, as a multiple of the paper's weight
 */
record DoubleUnetLoss(double[] coefficients, double share) {
  private static final double[] MASK = DoubleUnetLossNumbers.maskWeights();
  private static final float[] CLASS = DoubleUnetLossNumbers.classWeights();

  /** Sum over the element-wise losses is left to us. */
  private static final long NO_REDUCTION = 0;

  /**
   * Loss of one sample.
   *
   * @param raw displacement heads before tanh, finest first
   * @param logits segmentation heads, likewise
   */
  TorchModel.Loss of(List<Tensor> raw, List<Tensor> logits, Inputs sample) {
    long height = raw.get(0).size(2);
    long width = raw.get(0).size(3);
    Tensor map = sample.get("map", 1, DoubleUnetSpec.CHANNELS, Inputs.ANY, Inputs.ANY);
    Tensor mask = mask(Layers.crop(map, height, width));
    Tensor truth = sample.get("displacement", 1, 2, height, width);
    Tensor shift = displacement(raw, truth, mask);
    Tensor classes = segmentation(logits, classes(sample, height, width));
    Tensor total =
        shift
            .mul(new Scalar(DoubleUnetLossNumbers.DISPLACEMENT_WEIGHT))
            .add(classes.mul(new Scalar(DoubleUnetLossNumbers.SEGMENTATION_WEIGHT * share)));
    return new TorchModel.Loss(
        total, new TreeMap<>(Map.of("displacement", shift, "segmentation", classes)));
  }

  /** Squared error in units of the head, weighted by the mask, over the mask's sum. */
  private Tensor displacement(List<Tensor> raw, Tensor truth, Tensor mask) {
    Tensor target = truth.div(new Scalar(DoubleUnetModel.PIXELS));
    Tensor sum = torch.zeros_like(mask.sum());
    for (int level = 0; level < raw.size(); level++) {
      Tensor squares = torch.tanh(raw.get(level)).sub(target).square().sum(new long[] {1});
      sum = sum.add(squares.mul(mask).sum().mul(new Scalar(coefficients[level])));
    }
    return sum.div(mask.sum().add(new Scalar(DoubleUnetLossNumbers.TINY)));
  }

  /** Each channel counts as much as its weight, however many pixels it covers. */
  private static Tensor mask(Tensor map) {
    Tensor mask = torch.zeros_like(map.select(1, 0));
    for (int channel = 0; channel < MASK.length; channel++) {
      Tensor one = map.select(1, channel);
      Tensor share = one.div(one.sum().add(new Scalar(DoubleUnetLossNumbers.TINY)));
      mask = mask.add(share.mul(new Scalar(MASK[channel])));
    }
    return mask;
  }

  /**
   * Mean over the published three heads, pixels and classes, as the levels' coefficients expect.
   */
  private Tensor segmentation(List<Tensor> logits, Tensor target) {
    Tensor weights = Transfer.beside(target, AbstractTensor.create(CLASS, 1, CLASS.length, 1, 1));
    Tensor sum = torch.zeros_like(target.sum());
    for (int level = 0; level < logits.size(); level++) {
      Tensor entropy =
          torch.binary_cross_entropy_with_logits(
              logits.get(level), target, new TensorOptional(), new TensorOptional(), NO_REDUCTION);
      sum = sum.add(entropy.mul(weights).mean().mul(new Scalar(coefficients[level])));
    }
    return sum.div(new Scalar((double) coefficients.length));
  }

  /**
   * Targets of all four classes; the background is what no other class covers, if it is not given.
   */
  private static Tensor classes(Inputs sample, long height, long width) {
    Tensor given = sample.get("segmentation", 1, Inputs.ANY, height, width);
    if (given.size(1) == DoubleUnetSpec.CLASSES) {
      return given;
    }
    Tensor others = sample.get("segmentation", 1, DoubleUnetSpec.CLASSES - 1, height, width);
    Tensor free = torch.ones_like(others).sub(others);
    return Layers.join(torch.prod(free, 1).unsqueeze(1), others);
  }
}

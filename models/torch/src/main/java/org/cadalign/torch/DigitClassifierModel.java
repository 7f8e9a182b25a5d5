package org.cadalign.torch;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.cadalign.engine.Network;
import org.cadalign.spec.DigitClassifierSpec;

/**
 * The classifier of digits. Inputs: {@code image} (B, 1, 28, 28). Outputs: {@code log} (B, 10) log
 * probabilities. A training sample also holds {@code label} (B), the classes from 0; its loss is
 * the mean of -log p of them, its part {@code right} the share of images whose likeliest class it
 * is. Jacobians are of one output for one image, "the class that {@code target} numbers against the
 * others": log p of it less the mean log p of the others (the paper's section 3.3).
 */
final class DigitClassifierModel implements TorchModel {
  private static final int CHANNEL = 1;

  private final DigitClassifierSpec spec;

  DigitClassifierModel(DigitClassifierSpec spec) {
    this.spec = spec;
  }

  @Override
  public Map<String, Tensor> forward(String stage, Pass pass, Inputs inputs) {
    return Map.of("log", logProbabilities(pass, inputs));
  }

  @Override
  public Loss loss(Pass pass, Inputs sample, Network.LossContext context) {
    Tensor log = logProbabilities(pass, sample);
    Tensor label = sample.get("label", log.size(0)).to(ScalarType.Long);
    Tensor right = log.argmax(new LongOptional(CHANNEL), false).eq(label).to(ScalarType.Float);
    return new Loss(torch.nll_loss(log, label), new TreeMap<>(Map.of("right", right)));
  }

  @Override
  public Outputs outputs(Pass pass, Inputs inputs) {
    Tensor log = logProbabilities(pass, inputs);
    if (log.size(0) != 1) {
      throw new IllegalArgumentException("Jacobians are of one image, not of " + log.size(0));
    }
    int right = (int) Math.round(inputs.scalar(Network.TARGET));
    float[] mask = new float[DigitClassifierSpec.CLASSES];
    Arrays.fill(mask, -1f / (DigitClassifierSpec.CLASSES - 1));
    mask[Objects.checkIndex(right, mask.length)] = 1;
    Tensor weights = Transfer.beside(log, AbstractTensor.create(mask, 1, mask.length));
    return new Outputs(log.mul(weights).sum().reshape(1));
  }

  private Tensor logProbabilities(Pass pass, Inputs inputs) {
    Tensor image =
        inputs.get("image", Inputs.ANY, 1, DigitClassifierSpec.SIDE, DigitClassifierSpec.SIDE);
    Tensor x = image;
    for (int i = 0; i < 2; i++) {
      x = torch.avg_pool2d(rectified(pass, i, pass.valid("convolution." + i, x)), 2);
    }
    Tensor features = pass.wide(x).reshape(image.size(0), spec.features());
    Tensor hidden = rectified(pass, 2, dense(pass, 0, features));
    return torch.log_softmax(dense(pass, 1, hidden), CHANNEL);
  }

  private static Tensor rectified(Pass pass, int i, Tensor x) {
    return torch.prelu(x, pass.leaf("slope." + i));
  }

  private static Tensor dense(Pass pass, int i, Tensor x) {
    return torch.linear(
        x,
        pass.leaf("dense." + i + ".weight"),
        new TensorOptional(pass.leaf("dense." + i + ".bias")));
  }
}
